/** Child processes of the launcher: started, watched, stopped, and found again after the launcher was killed. */
@NullMarked
package dev.portico.local.process;

import org.jspecify.annotations.NullMarked;
