package org.piaoxiang.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.piaoxiang.protocol.credential.Credential;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Embedding;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.group.Sm2Group;

/** The numbers of docs/protocol.md, The SM2 suite; a program in another language computed the same. */
class Sm2VectorsTest {
    private static final Group GROUP = Sm2Group.SM2;
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void hash() {
        byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
        assertEquals(
                "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
                GROUP.hash().hex(abc));
        assertEquals(
                "46489176129153180932005940357679793414178594477112556826652831693274830579936",
                GROUP.scalars().ofHash(GROUP.hash().digest(abc)).toString());
    }

    @Test
    void elements() {
        Element g = GROUP.generator();
        assertEquals("0232c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7", g.encoded());
        assertEquals(
                "0356cefd60d7c87c000d58ef57fa73ba4d9c0dfa08c08a7331495c2e1da3f2bd52",
                GROUP.product(g, g).encoded());
        assertEquals(
                "0332c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7",
                GROUP.inverse(g).encoded());
        assertEquals("0".repeat(66), GROUP.identity().encoded());
    }

    @Test
    void credential() {
        Credential credential = assertInstanceOf(
                        Credential.Parsed.Ok.class, Credential.parse("12345-6789AB-CDEFG-HJKLMN"))
                .credential();
        SecretScalar exponent = credential.exponent(GROUP, "Forgery1Forgery1");
        assertEquals(
                "43068565794683496946510177263173879839951379197081695371053232787635204226382",
                new BigInteger(1, GROUP.scalars().export(exponent)).toString());
        assertEquals(
                "02b2e2ebb27fd0e3cd7478e437976c278a72818112771595a71cd2f18241201c23",
                credential.publicKey(GROUP, "Forgery1Forgery1"));
    }

    @Test
    void numbers() {
        Embedding embedding = GROUP.embedding().orElseThrow();
        assertEquals("02" + "0".repeat(64), embedding.encode(List.of(0)).encoded());
        assertEquals(
                "02000000000000000000000000000000000000000000000000000000004001c001",
                embedding.encode(List.of(1, 0, 7)).encoded());
        assertEquals(
                "020000000000000000000000000000000000000000000000000000003fffffc005",
                embedding.encode(Collections.nCopies(3, 255)).encoded());
    }

    @Test
    void generators() {
        assertEquals(
                "02fb5c338feef0a4ebd4ae51d2ce3b3fdc52a10e9dbadbac77cbcc1d35ce7c527f",
                GROUP.independentGenerator(-1).encoded());
        assertEquals(
                "02a7059a1a313ff6536ac9279dd80a5873c5cc8b4fa81cbb1f0544a36778343cd0",
                GROUP.independentGenerator(0).encoded());
        assertEquals(
                "02bdd0bca891dfcdf00a42a1972059ac4a58fbf32c29c41f20489ea83b7161ef47",
                GROUP.independentGenerator(1).encoded());
    }

    @Test
    void channel() {
        Element g = GROUP.generator();
        byte[] secret = GROUP.hash().digest("key|" + GROUP.product(g, g).encoded());
        byte[] iv = GROUP.hash().digest("iv|" + g.encoded());
        assertEquals("308ada8ce463dc8a8d4a762a56b5075b", HEX.formatHex(Arrays.copyOf(secret, 16)));
        assertEquals("93d65fad3eaa26783cffb82d5ca73d46cf74a77b6f0de94151f17aa2cc2a2e93", HEX.formatHex(iv));
        byte[] data = GROUP.channelCipher().encrypt(secret, iv, "123".getBytes(StandardCharsets.US_ASCII));
        assertEquals("6f70bf1e926150803ac66f0ca6ef8db1bd035f", HEX.formatHex(data));
    }
}
