/** Use cases: what the server does for people, in blocking style, and the ports it needs. */
@NullMarked
package org.piaoxiang.proceedings;

import org.jspecify.annotations.NullMarked;
