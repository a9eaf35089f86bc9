package org.piaoxiang.protocol.group;

/** A base for a few powers of one point of the curve sm2p256v1. */
final class Sm2Comb extends Comb<Sm2Term> {
    Sm2Comb(Sm2Element element) {
        super(element, new Sm2Sum(element.point()));
    }
}
