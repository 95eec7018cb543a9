"""All settings; what differs between machines comes from the environment (see docs/architecture.md)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import django_stubs_ext
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from aandeslag import environment as env
from aandeslag.databases import databases
from aandeslag.discretion import logging_to_console

# Lets classes of Django name the type that they hold, as in `ModelForm[Team]`, also while running.
django_stubs_ext.monkeypatch()

# --- What kind of run this is ---
BASE_DIR = Path(__file__).resolve().parent.parent
VAR = Path(env.text("VAR_DIR", str(BASE_DIR / "var")))

# wsgi.py sets this to 0. Elsewhere (manage.py, pytest) a secret key means that it is meant seriously.
DEVELOPMENT = env.flag("DEVELOPMENT", default=not env.text("SECRET_KEY"))
DEBUG = env.flag("DEBUG", default=False)
if DEBUG and not DEVELOPMENT:
    raise ImproperlyConfigured("DEBUG shows data to visitors: only together with DEVELOPMENT=1.")
# Demo mode: filled with invented people, one known password for all sign-ins.
DEMO = env.flag("DEMO", default=DEVELOPMENT)
MFA_REQUIRED = env.flag("MFA_REQUIRED", default=not DEMO)


def _key(name: str, at_least: int) -> str:
    return env.key(name, default=f"only-for-development-{name}" if DEVELOPMENT else None, at_least=at_least)


# Apart from each other: the first may be replaced at any time, the other two outlive it.
SECRET_KEY = _key("SECRET_KEY", 50)
FIGURES_KEY = _key("FIGURES_KEY", 32)
AUDIT_KEY = _key("AUDIT_KEY", 32)
if len({SECRET_KEY, FIGURES_KEY, AUDIT_KEY}) < 3:  # noqa: PLR2004 - the three above
    raise ImproperlyConfigured("SECRET_KEY, FIGURES_KEY and AUDIT_KEY must differ from each other.")
SECRET_KEY_FALLBACKS = env.names("SECRET_KEY_FALLBACKS", default=())
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"] if DEVELOPMENT else None)

# --- Parts ---
ROOT_URLCONF = "aandeslag.urls"
AUTH_USER_MODEL = "teams.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "aandeslag",
    "aandeslag.audit",
    "aandeslag.teams",
    "aandeslag.phrases",
    "activities",
    "residents",
    "matching",
    "reports",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_filters",
    "django_htmx",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pages by a poor line: a third of their size. It adds noise, so that no size tells what stands in them.
    "django.middleware.gzip.GZipMiddleware",
    # Headers so far out that every answer carries them, also a refusal by one of those below.
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "aandeslag.audit.middleware.AuditContextMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "aandeslag.language.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "aandeslag.teams.middleware.MembershipMiddleware",
    "aandeslag.teams.middleware.MfaRequiredMiddleware",
    "aandeslag.teams.middleware.AccessMiddleware",
    "aandeslag.teams.middleware.TeamTransactionMiddleware",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "aandeslag.teams.context_processors.member",
                "aandeslag.phrases.context_processors.phone",
            ],
            "builtins": ["aandeslag.teams.templatetags.opened_as"],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- What is kept ---
DATABASES = databases(file=VAR / "database.sqlite3", keep_open=not DEVELOPMENT)
# Guesses are counted in the cache: in the database they hold for all processes together.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache_entry",
        # Far more than the 300 of Django: with so few, guessing at many addresses would push out the counts.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # Pages of frozen figures, laid out once; `migrate` empties it, so that a new release lays out anew.
    "pages": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache_page",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
}

# --- Signing in: by e-mail, closed to who was not invited, second factor (design §4) ---
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
]
LOGIN_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
LOGIN_REDIRECT_URL = "reports:today"
PASSWORD_RESET_TIMEOUT = 60 * 60
ACCOUNT_ADAPTER = "aandeslag.teams.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # whoever follows the link of an invitation has the address
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105 - a class
# Wrong passwords and wrong codes: per address that they come from, and per account.
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip,10/15m/key"}
MFA_FORMS = {
    "authenticate": "aandeslag.teams.forms.second_factor.AuthenticateForm",
    "reauthenticate": "aandeslag.teams.forms.second_factor.ReauthenticateForm",
    "activate_totp": "aandeslag.teams.forms.second_factor.ActivateForm",
}
MFA_TOTP_TOLERANCE = 1  # the clock of a phone may be half a minute off
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # see above: verification happened with the invitation

# --- Language and time ---
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

# --- Files that are served ---
STATIC_URL = "static/"
STATIC_ROOT = Path(env.text("STATIC_ROOT", str(BASE_DIR / "staticfiles")))
STATICFILES_DIRS = [BASE_DIR / "static"]
_FIND = "django.contrib.staticfiles.finders"
_VENDOR = "aandeslag.staticfiles.VendorFinder"
STATICFILES_FINDERS = [f"{_FIND}.FileSystemFinder", f"{_FIND}.AppDirectoriesFinder", _VENDOR]
_PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"
_MANIFEST = "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _PLAIN if DEVELOPMENT else _MANIFEST},
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEVELOPMENT

# --- Safety: what the browser is told ---
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEVELOPMENT
SECURE_HSTS_SECONDS = 0 if DEVELOPMENT else 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEVELOPMENT
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# How many proxies of our own stand in front: only then are their headers believed.
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXIES", 0)
if ALLAUTH_TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
_COOKIE = "" if DEVELOPMENT else "__Host-"
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{_COOKIE}sessionid", f"{_COOKIE}csrftoken"
LANGUAGE_COOKIE_NAME, LANGUAGE_COOKIE_SECURE = f"{_COOKIE}language", not DEVELOPMENT
LANGUAGE_COOKIE_SAMESITE, LANGUAGE_COOKIE_HTTPONLY, CSRF_COOKIE_HTTPONLY = "Lax", True, True
# In which of the languages of residents a supporter reads the phone.
PHONE_LANGUAGE_COOKIE_NAME = f"{_COOKIE}phone-language"
CSRF_FAILURE_VIEW = "aandeslag.phrases.problems.token_refused"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
FILE_UPLOAD_HANDLERS = ["aandeslag.uploads.InMemoryUpload"]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
# The camera reads the code of a slip at the desk (static/js/desk-scan.js); nothing else is used.
_NOT_USED = "display-capture geolocation gyroscope accelerometer magnetometer microphone midi usb"
PERMISSIONS_POLICY: dict[str, list[str]] = {"camera": ["self"], **{one: [] for one in _NOT_USED.split()}}

# --- Mail and log: ids only, never what a form held; nothing is mailed about errors ---
EMAIL_BACKEND = f"django.core.mail.backends.{'console' if DEVELOPMENT else 'smtp'}.EmailBackend"
EMAIL_HOST, EMAIL_PORT = env.text("EMAIL_HOST", "localhost"), env.number("EMAIL_PORT", 25)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_USER"), env.text("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS, EMAIL_TIMEOUT = env.flag("EMAIL_USE_TLS", default=False), 10
# What links in mails begin with that the night sends: no browser says there how the site is called.
SITE_ADDRESS = env.text(
    "SITE_ADDRESS", "http://localhost:8000" if DEVELOPMENT else f"https://{ALLOWED_HOSTS[0].lstrip('.')}"
)
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", f"no-reply@{ALLOWED_HOSTS[0].lstrip('.')}")
LOGGING = logging_to_console(env.text("LOG_LEVEL", "INFO"))
