/** Rule packs as versioned data, and exact integer tests with their printed arithmetic. */
@NullMarked
package org.piaoxiang.meeting.rule;

import org.jspecify.annotations.NullMarked;
