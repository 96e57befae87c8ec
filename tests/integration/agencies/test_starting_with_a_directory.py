"""The proposed directory is registered through the doors, as anybody would."""

from shared.testing.town import Town

KREIS, WERL, LIPPSTADT = "05974000", "05974052", "05974028"
AGENCY = ("code", "name", "kind")


def test_the_whole_proposal_can_be_registered_and_routes(town: Town) -> None:
    proposal = town.find("starting_directory", tenant=KREIS)
    for entry in proposal["agencies"]:
        agency = town.do("register_agency", tenant=KREIS, **{name: entry[name] for name in AGENCY})
        for service in entry["services"]:
            offered = {"service": service, "languages": ["de"]}
            town.do("offer_service", tenant=KREIS, agency_id=agency["stream_id"], **offered)
    for jurisdiction in proposal["jurisdictions"]:
        town.do("assign_jurisdiction", tenant=KREIS, **jurisdiction)

    vocabulary = town.find("vocabulary", tenant=WERL)
    for service in vocabulary["services"]:
        for municipality in vocabulary["municipalities"]:
            asked = {"service": service, "municipality": municipality["key"], "on": "2025-03-03"}
            assert town.find("resolve", tenant=WERL, **asked)["agency"]
    residence = {"service": "residence_permit", "on": "2025-03-03"}
    found = [
        town.find("resolve", tenant=WERL, municipality=municipality, **residence)["agency"]
        for municipality in (WERL, LIPPSTADT)
    ]
    assert found == ["ABH-KREIS", "ABH-LP"]
    assert town.find("agencies", tenant=WERL)["total"] == len(proposal["agencies"])
