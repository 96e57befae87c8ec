from pathlib import Path

import pytest

from shared.running.rabbitmq_home import lean_home

APPLICATIONS = {
    "rabbit-3.10.8": "[kernel,ra,\n  rabbit_common]",
    "rabbitmq_prelaunch-3.10.8": "[kernel]",
    "rabbit_common-3.10.8": "[recon,\n ra]",
    "ra-2.2.0": "[aten]",
    "aten-0.5.8": "[]",
    "recon-2.5.2": "[stdlib]",
    "rabbitmq_management-3.10.8": "[rabbit]",
}


@pytest.fixture
def script(tmp_path: Path) -> Path:
    for plugin, applications in APPLICATIONS.items():
        ebin = tmp_path / "installed" / "plugins" / plugin / "ebin"
        ebin.mkdir(parents=True)
        name = plugin.rpartition("-")[0]
        (ebin / f"{name}.app").write_text(
            f"{{application, x, [{{applications, {applications}}}]}}."
        )
    script = tmp_path / "installed" / "sbin" / "rabbitmq-server"
    script.parent.mkdir()
    script.touch()
    return script


def test_only_what_the_broker_requires_is_linked(script: Path, tmp_path: Path):
    lean = lean_home(script, tmp_path / "lean")

    linked = {plugin.name for plugin in (tmp_path / "lean" / "plugins").iterdir()}
    assert linked == APPLICATIONS.keys() - {"rabbitmq_management-3.10.8"}
    assert lean == tmp_path / "lean" / "sbin" / "rabbitmq-server"
    assert lean.exists()


def test_links_of_an_older_version_are_replaced(script: Path, tmp_path: Path):
    (tmp_path / "lean" / "plugins").mkdir(parents=True)
    (tmp_path / "lean" / "plugins" / "rabbit-3.9.0").symlink_to(tmp_path / "gone")

    lean_home(script, tmp_path / "lean")

    assert not (tmp_path / "lean" / "plugins" / "rabbit-3.9.0").is_symlink()


def test_a_path_with_blanks_gets_the_installed_scripts(script: Path, tmp_path: Path):
    assert lean_home(script, tmp_path / "with blank") == script


def test_an_installation_of_another_shape_is_used_as_it_is(tmp_path: Path):
    script = tmp_path / "sbin" / "rabbitmq-server"

    assert lean_home(script, tmp_path / "lean") == script
