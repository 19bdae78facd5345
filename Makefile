# Every command a person types; `make help` lists them. 常用命令一览：make help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
SHARED := ../shared
ARGS ?=

export GX_ANALYTICS_ENABLED := False
export DBT_SEND_ANONYMOUS_USAGE_STATS := False

.DEFAULT_GOAL := help
.PHONY: help setup refresh extract samples status test test-all lint check format evaluate benchmark \
	benchmark-models benchmark-refresh golden docs superset-check dagster-check metrics-check lock clean

help: ## list these verbs 列出命令
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@printf '\n  make refresh ARGS="my/reports --full"   passes arguments on 传递参数\n'

setup: $(INSTALLED) ## make .venv from requirements.lock 安装环境

# uv does not read pip's settings, so a mirror set with `pip config` is handed on.
PREPARE_UV = index=$$($(BIN)/python -m pip config get global.index-url 2>/dev/null); \
	if [ -n "$$index" ] && [ -z "$$UV_DEFAULT_INDEX$$UV_INDEX_URL" ]; then export UV_DEFAULT_INDEX="$$index"; fi

# The stamp makes a second `make` free. uv checks every hash; pip 23 cannot read extras in a lock.
$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' || { \
		echo "Python 3.11, 3.12 or 3.13 is needed: make setup PYTHON=python3.12 需要 Python 3.11–3.13"; exit 1; }
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "python3 cannot make virtual environments here; on Debian: apt install python3-venv"; exit 1; }
	@echo "Installing into $(VENV) (about a minute) 正在安装 …"
	@$(BIN)/python -m pip install -q --disable-pip-version-check uv==0.13.9
	@$(PREPARE_UV); \
		export VIRTUAL_ENV="$(CURDIR)/$(VENV)"; \
		$(BIN)/uv pip install -q --require-hashes --compile-bytecode -r requirements.lock && \
		$(BIN)/uv pip install -q --no-deps -e .
	@touch $@

refresh: $(INSTALLED) ## read the reports, build, check and publish 读取报告并发布
	@$(BIN)/zhibiao refresh $(ARGS)

extract: $(INSTALLED) ## what is read from a report: make extract ARGS=report.txt 只读一份报告
	@$(BIN)/zhibiao extract $(ARGS)

samples: $(INSTALLED) ## sentences drawn at random, with what was read (ARGS="--seed 2") 抽样核对
	@$(BIN)/zhibiao samples --sentences 10 $(ARGS)

status: $(INSTALLED) ## freshness, last run, quarantine 查看状态
	@$(BIN)/zhibiao status $(ARGS)

test: $(INSTALLED) ## the fast tests 快速测试
	@$(BIN)/python -m pytest -q $(ARGS)

test-all: $(INSTALLED) ## all tests, with dbt and Great Expectations 全部测试
	@$(PREPARE_UV); $(BIN)/python -m pytest -q -m "slow or not slow" $(ARGS)

lint: $(INSTALLED) ## rules and layout of Python and SQL 代码规范
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/sqlfluff lint dbt_project/models

check: lint test ## lint, layout and the fast tests 检查

format: $(INSTALLED) ## settle the layout of Python and SQL 统一格式
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@$(BIN)/sqlfluff fix dbt_project/models

evaluate: $(INSTALLED) ## score against the gold reports, where ../shared exists 评分
	@$(BIN)/python -m tests.evaluate --shared $(SHARED) $(ARGS)

benchmark: $(INSTALLED) ## reading speed and peak memory 测速
	@$(BIN)/python -m tests.benchmark --shared $(SHARED) $(ARGS)

benchmark-models: $(INSTALLED) ## the models timed on many rows 模型测速
	@$(BIN)/python -m tests.benchmark_models $(ARGS)

benchmark-refresh: $(INSTALLED) ## refreshes timed beside the tools they use 刷新测速
	@$(BIN)/python -m tests.benchmark_refresh --shared $(SHARED) $(ARGS)

golden: $(INSTALLED) ## example reports against the rows they must give 与标准答案比较
	@$(BIN)/python -m tests.golden.compare $(ARGS)

docs: $(INSTALLED) ## the tables explained, as one page to read offline 生成数据字典
	@$(BIN)/python dbt_project/scripts/dictionary.py
	@$(BIN)/zhibiao docs

superset-check: $(INSTALLED) ## a real Superset on a published file, refreshed under it 检验 Superset
	@$(PREPARE_UV); $(BIN)/python -m tests.outside.superset

dagster-check: $(INSTALLED) ## the refresh as assets of a real Dagster 检验 Dagster
	@$(PREPARE_UV); $(BIN)/python -m tests.outside.dagster $(ARGS)

metrics-check: $(INSTALLED) ## the semantic layer asked by a real MetricFlow 检验指标语义层
	@$(PREPARE_UV); $(BIN)/python -m tests.outside.metrics

lock: $(INSTALLED) ## resolve the pins anew 重新锁定依赖
	@$(BIN)/uv pip compile -q pyproject.toml --extra dev --universal --generate-hashes \
		--no-header --no-annotate --no-emit-index-url -o requirements.lock

clean: ## remove what was built, keep reports and published files 清理
	@rm -rf data/build data/parquet dbt_project/target dbt_project/logs build .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +
