"""The tables of HSDS 3.0 that we fill, and their columns, as the official descriptors have them."""

VERSIONS = ["3.0", "3.1-dev"]

# The tables we fill, in HSDS' order: where each stands, and its columns. A "*" marks what HSDS
# requires. `source`, `as_of` and `ends` are ours: HSDS has no place for when a fact was true. So is
# `page`, the page of this guide: `url` and `website` are those of whom a row is about.
COLUMNS: dict[str, tuple[str, tuple[str, ...]]] = {
    "organization": (
        "organizations.csv",
        (
            "id*", "name*", "alternate_name", "description*", "website", "parent_organization_id",
            "source", "as_of", "ends", "other_sources",
        ),
    ),
    "service": (
        "services.csv",
        (
            "id*", "organization_id*", "name*", "alternate_name", "description", "status*",
            "eligibility_description", "page", "source", "as_of", "ends",
            "other_sources",
        ),
    ),
    "attribute": (
        "attributes.csv",
        ("id*", "link_id*", "taxonomy_term_id*", "link_type", "link_entity*"),
    ),
    "service_at_location": (
        "service_at_location.csv",
        ("id*", "service_id*", "location_id*"),
    ),
    "location": (
        "locations.csv",
        (
            "id*", "location_type*", "organization_id", "name", "alternate_name", "description",
            "transportation", "source", "as_of", "ends", "other_sources",
        ),
    ),
    "phone": (
        "phones.csv",
        ("id*", "location_id", "service_id", "number*", "extension", "type", "description"),
    ),
    "contact": ("contacts.csv", ("id*", "service_id", "department")),
    "address": (
        "addresses.csv",
        (
            "id*", "location_id", "address_1*", "city*", "state_province*", "postal_code*",
            "country*", "address_type*",
        ),
    ),
    "schedule": (
        "schedules.csv",
        (
            "id*", "location_id", "valid_from", "valid_to", "timezone", "freq", "byday",
            "description", "opens_at", "closes_at", "notes",
        ),
    ),
    "service_area": ("service_areas.csv", ("id*", "service_id", "name")),
    "taxonomy_term": (
        "taxonomy_terms.csv",
        ("id*", "code", "name*", "description*", "language", "taxonomy_id"),
    ),
    "taxonomy": ("taxonomies.csv", ("id*", "name*", "description*")),
    "meta_table_description": (
        "meta_table_descriptions.csv",
        ("id*", "name", "language", "character_set"),
    ),
}  # fmt: skip
# What the official descriptors say of a column beside its being text.
NUMBERS = {"extension", "timezone"}
DATES = {"valid_from", "valid_to", "ends"}
TIMES = {"opens_at", "closes_at"}
FORMATS = {"website": "uri", "page": "uri", "email": "email"}
CODES = {
    "status": ["active", "inactive", "defunct", "temporarily closed"],
    "location_type": ["physical", "postal", "virtual"],
    "address_type": ["physical", "postal", "virtual"],
    "freq": ["WEEKLY", "MONTHLY"],
}
UNIQUE = {"id", "code"}
REFERENCES = {
    "organization_id": "organization",
    "parent_organization_id": "organization",
    "service_id": "service",
    "location_id": "location",
    "taxonomy_term_id": "taxonomy_term",
    "taxonomy_id": "taxonomy",
    "contact_id": "contact",
    "phone_id": "phone",
}
