"""What docker-compose.yml promises an operator, checked without a Docker engine."""

import re
import shutil
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from shared.installed import installed_services

ROOT = Path(__file__).parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
CONTAINERS = COMPOSE["services"]
LONG_RUNNING = {n: c for n, c in CONTAINERS.items() if c["restart"] != "no"}
OUR_SERVICES = sorted(installed_services())

every_container = pytest.mark.parametrize("name", sorted(CONTAINERS))
every_long_running = pytest.mark.parametrize("name", sorted(LONG_RUNNING))


def compose_command() -> list[str] | None:
    """Return the command that knows compose files here: the plugin, the old program, or none."""
    if shutil.which("docker"):
        plugin = subprocess.run(["docker", "compose", "version"], capture_output=True, check=False)
        if plugin.returncode == 0:
            return ["docker", "compose"]
    return ["docker-compose"] if shutil.which("docker-compose") else None


@pytest.mark.skipif(compose_command() is None, reason="no docker compose on this machine")
def test_docker_accepts_the_compose_file():
    checked = subprocess.run(
        [*(compose_command() or []), "--file", ROOT / "docker-compose.yml", "config", "--quiet"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert checked.returncode == 0, checked.stderr


def test_every_service_has_a_container_of_its_own():
    assert {*OUR_SERVICES, "gateway"} <= set(LONG_RUNNING)


@every_container
def test_no_container_runs_as_root(name):
    assert int(CONTAINERS[name]["user"].split(":")[0]) > 0


@every_container
def test_no_container_can_change_its_image_or_gain_rights(name):
    container = CONTAINERS[name]
    assert container["read_only"] is True
    assert container["cap_drop"] == ["ALL"]
    assert container["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in container


@every_long_running
def test_a_container_that_stays_says_whether_it_is_well(name):
    assert CONTAINERS[name]["healthcheck"]["test"][0] == "CMD"
    assert CONTAINERS[name]["restart"] == "unless-stopped"


@every_long_running
def test_a_container_has_time_to_finish_what_it_is_at(name):
    assert int(CONTAINERS[name]["stop_grace_period"].removesuffix("s")) >= 40


@every_container
def test_secrets_come_as_files_only(name):
    for variable, value in CONTAINERS[name].get("environment", {}).items():
        secret = re.search(r"PASSWORD|SECRET|TOKEN|AMQP_URL", variable)
        is_place = variable.endswith(("_FILE", "_DIR")) and value.startswith("/run/secrets")
        assert is_place or not secret, variable
        assert not re.search(r"://[^/@]*:[^/@]*@", value), f"{variable} holds a password"


@every_container
def test_a_container_is_given_the_secrets_it_names(name):
    given = {each for each in CONTAINERS[name].get("secrets", []) if isinstance(each, str)}
    named = {
        value.removeprefix("/run/secrets/")
        for value in re.findall(r"/run/secrets/\w+", str(CONTAINERS[name].get("environment")))
    }
    assert named <= given


@pytest.mark.parametrize("name", OUR_SERVICES)
def test_only_services_that_keep_personal_data_can_open_the_keyring(name):
    container, service = CONTAINERS[name], installed_services()[name].load().SERVICE
    can_open = {"database_keyring", "keyring_secret"} <= set(container["secrets"])
    knows_how = "WEGAKTE_KEYRING_SECRET_FILE" in container["environment"]
    assert can_open == knows_how == service.keeps_personal_data


@pytest.mark.parametrize("name", OUR_SERVICES)
def test_a_service_knows_no_password_but_its_own(name):
    passwords = {each for each in CONTAINERS[name]["secrets"] if each.startswith("database_")}
    assert passwords - {"database_keyring"} == {f"database_{name}"}


def test_only_the_gateway_can_be_reached_and_only_from_this_machine():
    published = {name: each["ports"] for name, each in CONTAINERS.items() if "ports" in each}
    assert list(published) == ["gateway"]
    assert all(port.startswith("127.0.0.1:") for port in published["gateway"])


def test_the_gateway_cannot_reach_the_database():
    assert "data" not in CONTAINERS["gateway"]["networks"]


def test_what_is_inside_cannot_reach_the_outside():
    networks = {name for name, each in COMPOSE["networks"].items() if not each.get("internal")}
    outside = {name for name, c in CONTAINERS.items() if networks & set(c.get("networks", []))}
    assert outside == {"gateway"}


def test_make_secrets_makes_every_secret(tmp_path):
    script = shutil.copy(ROOT / "deploy" / "make-secrets", tmp_path)
    if not shutil.which("openssl"):
        pytest.skip("no openssl on this machine")
    subprocess.run([script], check=True, capture_output=True)
    made = {file.name: file for file in (tmp_path / "secrets").iterdir()}
    wanted = {Path(secret["file"]).name for secret in COMPOSE["secrets"].values()}
    assert wanted <= set(made)
    assert stat.S_IMODE((tmp_path / "secrets").stat().st_mode) == 0o700


def test_make_secrets_keeps_what_is_there(tmp_path):
    if not shutil.which("openssl"):
        pytest.skip("no openssl on this machine")
    script = shutil.copy(ROOT / "deploy" / "make-secrets", tmp_path)
    contents = []
    for _ in range(2):
        subprocess.run([script], check=True, capture_output=True)
        files = sorted((tmp_path / "secrets").iterdir())
        contents.append([file.read_text() for file in files])
    assert contents[0] == contents[1]


def test_the_wheel_is_built_with_what_the_lock_file_names():
    pins = set(re.findall(r"^\S+==\S+", (ROOT / "requirements-dev.lock").read_text(), re.M))
    build = (ROOT / "deploy" / "requirements-build.lock").read_text()
    assert set(re.findall(r"^\S+==\S+", build, re.M)) <= pins


def test_no_secret_can_be_committed_or_reach_the_image():
    ignored = (ROOT / ".gitignore").read_text().splitlines()
    assert {"deploy/secrets/", "certs/*.crt"} <= set(ignored)
    allowed = (ROOT / ".dockerignore").read_text().splitlines()
    assert allowed[0] == "*"
    assert not [line for line in allowed if "secret" in line]
