/** {@code bench engine}: what checking and making proofs costs on one core, measured by JMH beside other arithmetic. */
@org.jspecify.annotations.NullMarked
package org.piaoxiang.cli.bench.engine;
