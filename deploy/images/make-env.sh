#!/bin/bash
# Writes .env beside compose.yaml with fresh secrets. Leaves an .env that is there alone.
set -euo pipefail
cd "$(dirname "$0")"

if [ -e .env ]; then
    echo "deploy/images/.env exists; delete it to get new secrets (and the volumes, which know the old ones)."
    exit 0
fi

password() { head -c 24 /dev/urandom | base64 | tr '+/' '-_'; }
key() { echo "k1:$(head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=')"; }

umask 077
cat >.env <<END
POSTGRES_PASSWORD=$(password)
PORTICO_PORTAL_DB_PASSWORD=$(password)
PORTICO_PORTAL_READER_DB_PASSWORD=$(password)
PORTICO_ORDER_EDIT_DB_PASSWORD=$(password)
PORTICO_PAYMENT_DB_PASSWORD=$(password)
PORTICO_NOTIFICATION_DB_PASSWORD=$(password)
KEYCLOAK_ADMIN_PASSWORD=$(password)
PORTICO_SERVICES_CLIENT_SECRET=$(password)
PORTICO_CONSOLE_CLIENT_SECRET=$(password)
PORTICO_DEMO_PASSWORD=$(password)
PORTICO_LINK_KEYS=$(key)
PORTICO_SERVICE_KEYS=$(key)
PORTICO_SANDBOX_WEBHOOK_SECRET=$(password)
PORTICO_SESSION_SECRET=$(password)$(password)
END
echo "deploy/images/.env written."
