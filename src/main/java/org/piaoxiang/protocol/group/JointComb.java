package org.piaoxiang.protocol.group;

import java.util.List;

/**
 * The base of a product whose factors have combs: its power is the product of theirs, with shared doublings and no tables of its
 * own.
 *
 * @param element the product
 * @param factors their combs
 */
record JointComb(Element element, List<Base> factors) implements Base {
    JointComb {
        factors = List.copyOf(factors);
    }
}
