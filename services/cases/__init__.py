"""The accompaniment of a person, from the enquiry to the release."""
