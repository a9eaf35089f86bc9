package org.piaoxiang.protocol.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModularGroupTest {
    private static final ModularGroup GROUP = ModularGroup.BELENIOS_2048;
    private final SeededRandom random = new SeededRandom(2048);

    @Test
    void everyPathOfPowersAgreesWithBigInteger() {
        BigInteger g = new BigInteger(GROUP.generator().encoded());
        BigInteger p = GROUP.prime();
        BigInteger q = GROUP.scalars().order();
        for (int i = 0; i < 4; i++) {
            BigInteger x = g.modPow(random.below(q), p);
            Element element = member(x.toString());
            Scalar r = random.scalar(GROUP.scalars());
            Scalar c = random.scalar(GROUP.scalars());
            String power = x.modPow(r.value(), p).toString();
            Base frequent = GROUP.frequentBase(element);
            assertEquals(power, GROUP.power(GROUP.base(element), r).encoded());
            assertEquals(power, GROUP.power(frequent, r).encoded());
            assertEquals(
                    power, GROUP.secretPower(element, GROUP.scalars().secret(r)).encoded());
            assertEquals(
                    g.modPow(r.value(), p).toString(),
                    GROUP.secretPower(GROUP.scalars().secret(r)).encoded());
            String product = x.modPow(r.value(), p)
                    .multiply(g.modPow(c.value(), p))
                    .mod(p)
                    .toString();
            assertEquals(
                    product,
                    GROUP.powerProduct(GROUP.generatorBase(), c, GROUP.base(element), r)
                            .encoded());
            assertEquals(
                    product,
                    GROUP.powerProduct(GROUP.base(element), r, GROUP.generatorBase(), c)
                            .encoded());
        }
    }

    @Test
    void trusteesKeyIsThatOfBelenios() {
        // Made by belenios-tool 2.0 with a throw-away key.
        Scalar key = GROUP.scalars()
                .parse("76001766230081380367776137839848925411562384874737756263366064556599251421994")
                .orElseThrow();
        String publicKey = "18019072927671847165971061534366496135013377831139616293837962001126827674030004"
                + "04429088778601877130792776267061916196388197221067993463853890862256522757888082"
                + "24184045411515283676130998609641174850289360445025221786038690290808318685855011"
                + "37752001713568268176934193549586561650876843030504988091631450084225564137873230"
                + "97924228822614884761398763730500449086269792298365591601736946644810591241518279"
                + "64082878624468602830929966948084406713184864665415577567789125287144559778107386"
                + "68613165767896707924026084176853661974784193278938282936823750146928241021003962"
                + "933806855748344842680466995243488558103269983350525586474";
        assertEquals(publicKey, GROUP.secretPower(GROUP.scalars().secret(key)).encoded());
        assertEquals(publicKey, member(publicKey).encoded());
    }

    @Test
    void numbersOutsideTheSubgroupAreRefused() {
        BigInteger p = GROUP.prime();
        BigInteger g = new BigInteger(GROUP.generator().encoded());
        for (BigInteger number : List.of(
                BigInteger.TWO, p.subtract(BigInteger.ONE), p.subtract(g), g.add(BigInteger.ONE), random.below(p))) {
            assertRefused("outside the subgroup of prime order", number.toString());
        }
    }

    @Test
    void numbersNotBetweenZeroAndPrimeAreRefused() {
        BigInteger p = GROUP.prime();
        assertRefused("not between 0 and p", "0");
        assertRefused("not between 0 and p", p.toString());
        assertRefused("not between 0 and p", p.add(BigInteger.ONE).toString());
        assertRefused("not between 0 and p", "9".repeat(617));
    }

    @Test
    void otherSpellingsAreRefused() {
        String g = GROUP.generator().encoded();
        for (String text : List.of(
                "",
                "01",
                "0" + g,
                "-1",
                "+1",
                " 1",
                "1 ",
                g + "\n",
                "0x1",
                "١",
                "9".repeat(618),
                "9".repeat(50_000_000))) {
            assertRefused("not a canonical decimal number of the right length", text);
        }
    }

    @Test
    void aGeneratorOfAnotherOrderIsABug() {
        BigInteger p = BigInteger.valueOf(23);
        BigInteger q = BigInteger.valueOf(11);
        for (int g : new int[] {0, 1, 5, 22, 23, 25}) {
            assertThrows(IllegalArgumentException.class, () -> new ModularGroup("", p, q, BigInteger.valueOf(g)));
        }
    }

    @Test
    void longOrdersWorkAsWell() {
        // p = 2q + 1 with q of more than 512 bits, where tables are narrower (RFC 2409, second Oakley group).
        BigInteger p = new BigInteger(
                "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD"
                        + "EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED"
                        + "EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE65381FFFFFFFFFFFFFFFF",
                16);
        ModularGroup group = new ModularGroup("Oakley 2", p, p.shiftRight(1), BigInteger.TWO);
        Scalar r = random.scalar(group.scalars());
        String expected = BigInteger.TWO.modPow(r.value(), p).toString();
        assertEquals(expected, group.power(group.generatorBase(), r).encoded());
        assertEquals(expected, group.power(group.base(group.generator()), r).encoded());
        SecretScalar secret = group.scalars().secret(r);
        assertEquals(expected, group.secretPower(secret).encoded());
        assertEquals(expected, group.secretPower(group.generator(), secret).encoded());
    }

    private static void assertRefused(String reason, String text) {
        assertEquals(new Decoding.Refused(reason), GROUP.decode(text), () -> "of length " + text.length());
    }

    private static Element member(String text) {
        return assertInstanceOf(Decoding.Member.class, GROUP.decode(text)).element();
    }
}
