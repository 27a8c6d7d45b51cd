"""A built site in, the copies that need no network out: zip files and the service worker."""
