"""Static files under names that carry their digest, so that a browser may keep them for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]


class Storage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Also rewrites what one script imports from another, so that both are kept under their digests."""

    support_js_module_import_aggregation = True
