#!/bin/bash
# Creates the suite's topics; what exists stays as it is. Runs in the broker's image, before the services start: a
# consumer that subscribes to a topic that does not exist yet finds it minutes later.
set -euo pipefail

brokers=${KAFKA_BOOTSTRAP_SERVERS:?"set KAFKA_BOOTSTRAP_SERVERS"}
replicas=${PORTICO_TOPIC_REPLICAS:-1}
partitions=${PORTICO_TOPIC_PARTITIONS:-12}

# Long enough to build a read model again from the start, and not for ever: erased people leave the log, too.
ninety_days=7776000000

create() { # name, partitions, then key=value settings
    local name=$1 count=$2
    shift 2
    /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$brokers" --create --if-not-exists \
        --topic "$name" --partitions "$count" --replication-factor "$replicas" \
        --config retention.ms="$ninety_days" "${@/#/--config=}"
}

create order.events "$partitions"
create listing.events "$partitions"
create payment.events "$partitions"
create link.events "$partitions"
create notification.events "$partitions"
# The last settings of each merchant and the last link of each order stay for ever.
create merchant.events "$partitions" cleanup.policy=compact

for topic in order listing payment merchant link notification; do
    for service in portal order-edit payment notification; do
        create "$topic.events.$service-service.dlq" 1
    done
done
