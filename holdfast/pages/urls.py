"""The addresses of the pages."""

from django.conf import settings
from django.urls import path

from holdfast.pages import (
    accounts,
    dates,
    demonstration,
    drafts,
    home,
    invitations,
    looks,
    own_account,
    procedures,
    search,
    second_factors,
    sign_in,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("drafts", drafts.drafts, name="drafts"),
    path("drafts/key", drafts.key, name="draft-key"),
    path("search", search.search, name="search"),
    path("procedures", procedures.index, name="procedures"),
    path("procedures/<slug:procedure>", procedures.show, name="procedure"),
    path("procedures/<slug:procedure>/dates", dates.dates, name="dates"),
    path("sign-in", sign_in.begin, name="sign-in"),
    path("sign-in/code", sign_in.second_factor, name="second-factor"),
    path("sign-in/passkey", sign_in.give_passkey, name="give-passkey"),
    path("sign-out", sign_in.sign_out, name="sign-out"),
    path("invitation/<str:token>", invitations.accept, name="invitation"),
    path("account", own_account.show, name="own-account"),
    path("account/password", own_account.change_password, name="change-password"),
    path("account/confirm", second_factors.confirm_password, name="confirm-password"),
    path("account/other-sessions", own_account.end_others, name="end-other-sessions"),
    path("account/second-factor", second_factors.choose, name="set-up-second-factor"),
    path("account/second-factor/app", second_factors.app, name="set-up-app"),
    path("account/second-factor/app.svg", second_factors.app_picture, name="app-picture"),
    path("account/second-factor/passkey", second_factors.passkey, name="set-up-passkey"),
    path("account/second-factor/<int:factor>/remove", second_factors.remove, name="remove-second-factor"),
    path("account/recovery-codes", second_factors.codes, name="recovery-codes"),
    path("accounts", accounts.index, name="accounts"),
    path("accounts/add", accounts.add, name="add-account"),
    path("accounts/<uuid:account>", accounts.show, name="account"),
    path("accounts/<uuid:account>/invite", accounts.invite, name="invite-account"),
    path("accounts/<uuid:account>/close", accounts.close, name="close-account"),
    path("accounts/<uuid:account>/reset", accounts.ask_reset, name="ask-reset"),
    path("resets/<uuid:reset>", accounts.decide_reset, name="decide-reset"),
]
if not settings.PRODUCTION:
    urlpatterns += [
        path("looks", looks.looks, name="looks"),
        path("try", demonstration.try_a_role, name="try-a-role"),
    ]
