"""Every setting, from the environment alone. Unsafe values are impossible in production, not merely unusual.

HOLDFAST_MODE is `production` unless it says `development` (make run) or `test` (make test).
"""

from pathlib import Path

from holdfast.config import environment, logs, security

MODES = {"production", "development", "test"}
MODE = environment.text("HOLDFAST_MODE", default="production")
if MODE not in MODES:
    raise environment.Unusable(f"HOLDFAST_MODE is {MODE!r}: expected one of {', '.join(sorted(MODES))}")
PRODUCTION = MODE == "production"

BASE_DIR = Path(__file__).resolve().parent.parent
DEBUG = False  # our own error pages help; Django's show what a stranger must not see

SECRET_KEY, *SECRET_KEY_FALLBACKS = security.signing_keys(production=PRODUCTION)
ENCRYPTION_KEYS = security.encryption_keys(production=PRODUCTION)
ALLOWED_HOSTS = security.hosts(production=PRODUCTION)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",  # allauth asks for it
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
    "csp",
    "holdfast.audit",
    "holdfast.records",
    "holdfast.pages",
]
MIDDLEWARE = [  # the outermost first
    "holdfast.pages.health.AnswerProbes",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # docs/decisions/0021-measured-in-bulk.md
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "holdfast.pages.requests.SetHeaders",
    "holdfast.pages.requests.LogRequests",
    "holdfast.pages.authorities.EnterAuthority",
    "holdfast.pages.errors.DressNotAllowed",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "holdfast.pages.sessions.KnowWho",
]
ROOT_URLCONF = "holdfast.config.urls"
WSGI_APPLICATION = "holdfast.config.wsgi.application"

DATABASES = {"default": environment.database("DATABASE_URL")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "records.Account"
AUTHENTICATION_BACKENDS = ["holdfast.access.accounts.WithinAuthority"]
# An address is unique within its authority, and the backend looks in one authority alone.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
PROCRASTINATE_IMPORT_PATHS = [
    "holdfast.jobs.drafts",
    "holdfast.jobs.comings_of_age",
    "holdfast.jobs.obligations",
    "holdfast.jobs.queue",
    "holdfast.jobs.seals",
    "holdfast.jobs.sessions",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]

# Of allauth we use second factors and rate limits, none of its pages (docs/decisions/0014-sign-in.md).
MFA_ADAPTER = "holdfast.access.second_factors.Adapter"
MFA_TOTP_TOLERANCE = 1  # half-minutes by which a phone's clock, or its owner, may be late
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
ACCOUNT_RATE_LIMITS = {"login_failed": "30/5m/ip"}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if environment.flag("HOLDFAST_BEHIND_PROXY") else 0
IDLE_MINUTES = environment.whole("HOLDFAST_IDLE_MINUTES", default=30, least=1)
LONGEST_SESSION_HOURS = 12
SESSION_COOKIE_AGE = 24 * 3600  # longer than any session: afterwards we still know who was timed out
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"  # the Isle of Man and Jersey keep the same time
USE_TZ = True
USE_I18N = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "holdfast.pages.requests.surroundings",
                "holdfast.pages.navigation.navigation",
            ]
        },
    },
]
FORM_RENDERER = "holdfast.pages.forms.Renderer"

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR.parent / "build" / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "holdfast.pages.static_files.Storage"},
}

LOGGING = logs.configuration(mode=MODE)
LOGGING_CONFIG = "holdfast.config.logs.configure"

CONTENT_SECURITY_POLICY = security.CONTENT_SECURITY_POLICY
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if PRODUCTION:  # a browser takes these from this host alone: no neighbour under the same domain can plant one
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "holdfast.pages.errors.csrf_failure"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^health$", r"^ready$"]
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
if environment.flag("HOLDFAST_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
