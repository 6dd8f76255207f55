using Dobos.Registries;

namespace Dobos.Tests.Registries;

public sealed class DigestTests
{
    private const string OfNothing = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Test]
    public void A_digest_is_of_its_bytes_and_names_no_others()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Digest.Of([]).Value, Is.EqualTo(OfNothing));
            Assert.That(Digest.Parse(OfNothing), Is.EqualTo(Digest.Of([])));
            Assert.That(Digest.Parse(OfNothing).Names([]), Is.True);
            Assert.That(Digest.Parse(OfNothing).Names([1]), Is.False);
            Assert.That(Digest.Of([]).ReferrersTag, Is.EqualTo(OfNothing.Replace(':', '-')));
        }
    }

    [TestCase("sha512:cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e")]
    public void The_longer_hash_is_known_too(string ofNothing) => Assert.That(Digest.Parse(ofNothing).Names([]), Is.True);

    [TestCase("sha256:E3B0C44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [TestCase("sha256:e3b0")]
    [TestCase("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n")]
    [TestCase("md5:d41d8cd98f00b204e9800998ecf8427e")]
    [TestCase("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    public void Everything_else_is_none(string text) => Assert.Throws<RegistryException>(() => Digest.Parse(text));
}
