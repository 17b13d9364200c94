"""What a site needs at least, for tests that build a small one."""

SMALL_SITE = """\
site_name: Test
use_directory_urls: false
strict: true
theme: {name: material, font: false}
plugins: [search, launchbook]
"""
