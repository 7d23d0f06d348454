package dev.portico.notification;

import dev.portico.local.testing.PorticoTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Real PostgreSQL, a real broker, and a port for a real mail server: see {@link MailServer}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@WithTestResource(
        value = PorticoTestResource.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = "schema", value = "notification"))
@WithTestResource(value = MailServer.Port.class, scope = TestResourceScope.GLOBAL)
public @interface Suite {}
