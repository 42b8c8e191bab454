"""Every address of the site, joined from the doors."""

from django.urls import include, path

urlpatterns = [path("", include("holdfast.pages.urls"))]
handler400 = "holdfast.pages.errors.bad_request"
handler403 = "holdfast.pages.errors.forbidden"
handler404 = "holdfast.pages.errors.not_found"
handler500 = "holdfast.pages.errors.server_error"
