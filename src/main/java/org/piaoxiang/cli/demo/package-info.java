/** The demo: sample meetings on a throw-away server, and an autopilot that plays them through the real interfaces. */
@NullMarked
package org.piaoxiang.cli.demo;

import org.jspecify.annotations.NullMarked;
