"""The addresses of the pages."""

from django.conf import settings
from django.urls import path

from holdfast.pages import home, looks

urlpatterns = [path("", home.home, name="home")]
if not settings.PRODUCTION:
    urlpatterns += [path("looks", looks.looks, name="looks")]
