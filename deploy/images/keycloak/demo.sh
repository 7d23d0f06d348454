#!/bin/bash
# Adds the demo's clients and people to a running Keycloak that has the realm of deploy/kubernetes/keycloak/realm.json.
# They are kept out of that file, so that no installation gets accounts with passwords that everybody knows.
set -euo pipefail

server=${KEYCLOAK_URL:?"set KEYCLOAK_URL"}
password=${PORTICO_DEMO_PASSWORD:?"set PORTICO_DEMO_PASSWORD"}
admin=(/opt/keycloak/bin/kcadm.sh)
login=(--config /tmp/kcadm.config)

"${admin[@]}" config credentials "${login[@]}" --server "$server" --realm master \
    --user "${KC_BOOTSTRAP_ADMIN_USERNAME:?}" --password "${KC_BOOTSTRAP_ADMIN_PASSWORD:?}"

found() { # what, queries
    local what=$1
    shift
    "${admin[@]}" get "$what" "${login[@]}" -r portico "${@/#/--query=}" --fields id --format csv --noquotes
}

# A shop's platform: signs in as itself, sends orders.
client() { # client id, role, merchant or nothing
    if [ -z "$(found clients "clientId=$1")" ]; then
        "${admin[@]}" create clients "${login[@]}" -r portico -s clientId="$1" -s secret="$password" \
            -s serviceAccountsEnabled=true -s standardFlowEnabled=false -s publicClient=false
    fi
    local client account
    client=$(found clients "clientId=$1")
    account=$(found "clients/$client/service-account-user")
    belongs "$account" "$2" "$3"
}

person() { # user name, role, merchant or nothing
    if [ -z "$(found users "username=$1" exact=true)" ]; then
        "${admin[@]}" create users "${login[@]}" -r portico -s username="$1" -s enabled=true \
            -s email="$1@portico.example" -s emailVerified=true -s firstName="$1" -s lastName=Demo
    fi
    "${admin[@]}" set-password "${login[@]}" -r portico --username "$1" --new-password "$password"
    belongs "$(found users "username=$1" exact=true)" "$2" "$3"
}

belongs() { # user's id, role, merchant or nothing
    "${admin[@]}" add-roles "${login[@]}" -r portico --uid "$1" --rolename "$2"
    if [ -n "$3" ]; then
        "${admin[@]}" update "users/$1" "${login[@]}" -r portico --merge -s "attributes.merchant=[\"$3\"]"
    fi
}

# The same names as in the local stack (deploy/local, DemoIdentities).
client portico-operator operator ""
client demo-shop admin demo
client atelier-shop admin atelier
client loom-shop admin loom
person operator operator ""
person admin admin demo
person staff staff demo
person viewer viewer demo
person atelier-admin admin atelier
person loom-admin admin loom
