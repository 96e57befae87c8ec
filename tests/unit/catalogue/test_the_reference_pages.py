import pytest

from shared.catalogue.pages import all_pages, configuration_page, events_page, refusals_page
from shared.catalogue.writing import differences, write
from shared.installed import UnknownService, chosen_services


def test_an_event_is_told_with_meaning_fields_and_readers(library):
    page = events_page(library)
    lending, counting = (service.name for service in library)

    assert f"### `{lending}.book_lent`\n\nA reader took a book home.\n\nVersion 2;" in page
    assert "| `book_id` | UUID |  |" in page
    assert "| `period` | loan period (days, renewals) |  |" in page
    assert "| `remark` | text or nothing | under `reader_id`, base |" in page
    assert "| `counter` | one of `left`, `right` |  |" in page
    assert f"Read by {counting}." in page


def test_states_are_drawn_and_listed(library):
    page = all_pages(library)["states.md"]

    assert "    [*] --> there: book_bought" in page
    assert "    there --> away: book_lent / book_reserved" in page
    assert "    gone --> [*]" in page
    assert "| away | `book_returned` | there |\n|  | `book_sold` | gone |" in page


def test_refusals_are_told_with_code_kind_and_message(library):
    page = refusals_page(library)

    assert "| `BOOK_NOT_THERE` | conflict | The book is with another reader. |" in page
    assert "| `READER_BARRED` | forbidden | This reader may not take books home. |" in page
    assert "| `STALE_VERSION` | stale |" in page


def test_every_setting_is_told_with_its_default():
    page = configuration_page()

    assert "| `WEGAKTE_GATEWAY_PORT` | `8000` | The port of the web site. |" in page
    assert "| `WEGAKTE_AMQP_URL` |  |" in page


def test_pages_that_are_up_to_date_show_no_difference(library, tmp_path):
    pages = all_pages(library)

    assert {file.name for file in write(pages, tmp_path)} == set(pages)
    assert write(pages, tmp_path) == []
    assert list(differences(pages, tmp_path)) == []


def test_a_page_that_was_edited_shows_how(library, tmp_path):
    pages = all_pages(library)
    write(pages, tmp_path)
    (tmp_path / "events.md").write_text(pages["events.md"].replace("took a book", "stole a book"))

    shown = list(differences(pages, tmp_path))

    assert "-A reader stole a book home." in shown
    assert "+A reader took a book home." in shown


def test_a_service_that_is_not_installed_is_refused_with_those_that_are():
    with pytest.raises(UnknownService, match="no service nobody; there are agencies, audit"):
        chosen_services(["nobody"])
