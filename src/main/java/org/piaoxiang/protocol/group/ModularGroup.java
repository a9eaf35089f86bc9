package org.piaoxiang.protocol.group;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A subgroup of prime order q of the multiplicative group modulo a prime p (Belenios specification 3.3.0, section 5.1).
 *
 * <p>Powers with secret exponents are constant-time, as {@link ModularSecrets} tells; everything else is for public data.
 * That includes {@link #product}: a factor that must stay secret, such as the mask y^r of a ciphertext, passes through
 * {@link BigInteger} there, whose time hardly, but possibly, depends on it.
 */
public final class ModularGroup implements Group {
    private static final String BELENIOS_2048_P = "20694785691422546"
            + "401013643657505008064922989295751104097100884787057374219242"
            + "717401922237254497684338129066633138078958404960054389636289"
            + "796393038773905722803605973749427671376777618898589872735865"
            + "049081167099310535867780980030790491654063777173764198678527"
            + "273474476341835600035698305193144284561701911000786737307333"
            + "564123971732897913240474578834468260652327974647951137672658"
            + "693582180046317922073668860052627186363386088796882120769432"
            + "366149491002923444346373222145884100586421050242120365433561"
            + "201320481118852408731077014151666200162313177169372189248078"
            + "507711827842317498073276598828825169183103125680162072880719";
    private static final String BELENIOS_2048_G = "2402352677501852"
            + "209227687703532399932712287657378364916510075318787663274146"
            + "353219320285676155269678799694668298749389095083896573425601"
            + "900601068477164491735474137283104610458681314511781646755400"
            + "527402889846139864532661215055797097162016168270312886432456"
            + "663834863635782106154918419982534315189740658186868651151358"
            + "576410138882215396016043228843603930989333662772848406593138"
            + "406010231675095763777982665103606822406635076697764025346253"
            + "773085133173495194248967754052573659049492477631475991575198"
            + "775177711481490920456600205478127054728238140972518639858334"
            + "115700568353695553423781475582491896050296680037745308460627";
    private static final String BELENIOS_2048_Q =
            "78571733251071885" + "079927659812671450121821421258408794611510081919805623223441";

    /** The 2048-bit MODP prime of RFC 3526, section 3, in hexadecimal; (p − 1)/2 is prime too. */
    private static final String RFC_3526_2048_P = ""
            + "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74"
            + "020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437"
            + "4FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED"
            + "EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF05"
            + "98DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB"
            + "9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B"
            + "E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF695581718"
            + "3995497CEA956AE515D2261898FA051015728E5A8AACAA68FFFFFFFFFFFFFFFF";

    private static final BigInteger SAFE_PRIME = new BigInteger(RFC_3526_2048_P, 16);

    /** The group BELENIOS-2048 (Belenios specification 3.3.0, section 5.1.1): 2048 bits, order of 256 bits. */
    public static final ModularGroup BELENIOS_2048 = new ModularGroup(
            "BELENIOS-2048",
            new BigInteger(BELENIOS_2048_P),
            new BigInteger(BELENIOS_2048_Q),
            new BigInteger(BELENIOS_2048_G));

    /** The group RFC-3526-2048 (Belenios specification 3.3.0, section 5.1.2): squares modulo a safe prime of 2048 bits. */
    public static final ModularGroup RFC_3526_2048 = new ModularGroup(
            "RFC-3526-2048", SAFE_PRIME, SAFE_PRIME.shiftRight(1), BigInteger.TWO, ModularEmbedding.MOST_IN_2048_BITS);

    private final String name;
    private final BigInteger prime;
    private final int decimalLength;
    private final ScalarField scalars;
    private final Barrett barrett;
    private final ModularSecrets secrets;
    private final ModularElement generator;
    private final ModularElement identity;
    private final ModularTable generatorBase;
    private final Optional<Embedding> embedding;

    /**
     * Makes a group. That p and q are prime is the caller's word; that g has order q modulo p is checked.
     *
     * @param prime p
     * @param order q, which divides p − 1
     * @param generator g
     */
    public ModularGroup(String name, BigInteger prime, BigInteger order, BigInteger generator) {
        this(name, prime, order, generator, 0);
    }

    private ModularGroup(String name, BigInteger prime, BigInteger order, BigInteger generator, int mostNumbers) {
        if (generator.compareTo(BigInteger.ONE) <= 0
                || generator.compareTo(prime) >= 0
                || !generator.modPow(order, prime).equals(BigInteger.ONE)) {
            throw new IllegalArgumentException("g does not have order q modulo p");
        }
        this.name = name;
        this.prime = prime;
        this.decimalLength = prime.toString().length();
        this.scalars = new ScalarField(order);
        this.barrett = new Barrett(prime);
        this.secrets = new ModularSecrets(prime, generator, scalars.limbs());
        this.generator = element(generator);
        this.identity = element(BigInteger.ONE);
        this.generatorBase = new ModularTable(this.generator, barrett, order.bitLength());
        this.embedding = mostNumbers == 0 ? Optional.empty() : Optional.of(new ModularEmbedding(this, mostNumbers));
    }

    @Override
    public String name() {
        return name;
    }

    /** Returns p. */
    public BigInteger prime() {
        return prime;
    }

    @Override
    public HashFunction hash() {
        return HashFunction.SHA_256;
    }

    @Override
    public ChannelCipher channelCipher() {
        return ChannelCipher.AES_256_GCM;
    }

    @Override
    public ScalarField scalars() {
        return scalars;
    }

    @Override
    public Element generator() {
        return generator;
    }

    @Override
    public Element identity() {
        return identity;
    }

    @Override
    public Decoding decode(String text) {
        Optional<BigInteger> number = Decimals.parse(text, decimalLength);
        if (number.isEmpty()) {
            return new Decoding.Refused("not a canonical decimal number of the right length");
        }
        BigInteger value = number.get();
        if (value.signum() == 0 || value.compareTo(prime) >= 0) {
            return new Decoding.Refused("not between 0 and p");
        }
        if (!isMember(value)) {
            return new Decoding.Refused("outside the subgroup of prime order");
        }
        return new Decoding.Member(element(value));
    }

    /** Tells whether a number in 1 .. p − 1 has order q. Of a safe prime these are the squares, which is faster to tell. */
    boolean isMember(BigInteger value) {
        return prime.shiftRight(1).equals(scalars.order())
                ? QuadraticResidues.isSquare(value, prime)
                : value.modPow(scalars.order(), prime).equals(BigInteger.ONE);
    }

    @Override
    public List<String> encode(List<Element> elements) {
        List<String> texts = new ArrayList<>(elements.size());
        for (Element element : elements) {
            texts.add(ours(element).encoded());
        }
        return texts;
    }

    @Override
    public Element product(Element a, Element b) {
        return element(barrett.product(ours(a).value(), ours(b).value()));
    }

    @Override
    public Element inverse(Element a) {
        return element(ours(a).value().modInverse(prime));
    }

    @Override
    public Base base(Element element) {
        return new ModularBase.Plain(ours(element));
    }

    @Override
    public Base generatorBase() {
        return generatorBase;
    }

    @Override
    public Base frequentBase(Element element) {
        return new ModularTable(ours(element), barrett, scalars.order().bitLength());
    }

    @Override
    public Element power(Base base, Scalar exponent) {
        return element(ours(base).power(scalars.canonical(exponent)));
    }

    @Override
    public Element powerProduct(Base first, Scalar firstExponent, Base second, Scalar secondExponent) {
        return element(barrett.product(
                ours(first).power(scalars.canonical(firstExponent)),
                ours(second).power(scalars.canonical(secondExponent))));
    }

    @Override
    public Element powers(List<Element> elements, List<Scalar> exponents) {
        BigInteger product = BigInteger.ONE;
        for (int i = 0; i < elements.size(); i++) {
            BigInteger power = ours(elements.get(i)).value().modPow(scalars.canonical(exponents.get(i)), prime);
            product = barrett.product(product, power);
        }
        return element(product);
    }

    @Override
    public Element secretPowers(List<Element> elements, List<SecretScalar> exponents) {
        Element product = identity;
        for (int i = 0; i < elements.size(); i++) {
            product = product(product, secretPower(elements.get(i), exponents.get(i)));
        }
        return product;
    }

    @Override
    public Base secretBase(Element element) {
        ModularElement ours = ours(element);
        return new ModularBase.Secret(ours, new ModularSecrets(prime, ours.value(), scalars.limbs()));
    }

    @Override
    public Element secretPower(Base base, SecretScalar exponent) {
        if (ours(base) instanceof ModularBase.Secret made) {
            return element(made.secrets().fixedPower(scalars.limbsOf(exponent)));
        }
        throw new IllegalArgumentException("not a base for secret exponents");
    }

    @Override
    public Element secretPower(Element element, SecretScalar exponent) {
        return element(secrets.power(ours(element).value(), scalars.limbsOf(exponent)));
    }

    @Override
    public Element secretPower(SecretScalar exponent) {
        return element(secrets.fixedPower(scalars.limbsOf(exponent)));
    }

    @Override
    public int compare(Element a, Element b) {
        return ours(a).value().compareTo(ours(b).value());
    }

    @Override
    public Optional<Embedding> embedding() {
        return embedding;
    }

    @Override
    public Element independentGenerator(int index) {
        BigInteger start = new BigInteger(1, HashFunction.SHA_256.digest("ggen|" + index));
        BigInteger cofactor = prime.subtract(BigInteger.ONE).divide(scalars.order());
        return Embedding.independent(this, element(start.mod(prime).modPow(cofactor, prime)));
    }

    @Override
    public String toString() {
        return name;
    }

    /** Makes an element of a number that is known to be a member. */
    ModularElement element(BigInteger value) {
        return new ModularElement(prime, value);
    }

    private ModularBase ours(Base base) {
        if (base instanceof ModularBase ours) {
            ours(ours.element());
            return ours;
        }
        throw new IllegalArgumentException("a base of another group");
    }

    private ModularElement ours(Element element) {
        if (element instanceof ModularElement ours && ours.prime().equals(prime)) {
            return ours;
        }
        throw new IllegalArgumentException("an element of another group");
    }
}
