using Dobos.Names;

namespace Dobos.Tests.Names;

public sealed class UnknownNameTests
{
    [TestCase("shpo", "There is no service 'shpo'; did you mean 'shop'? Known: shop, till.")]
    [TestCase("zebra", "There is no service 'zebra'. Known: shop, till.")]
    public void The_nearest_and_the_whole_list_are_named(string name, string sentence) =>
        Assert.That(new UnknownNameException("service", name, ["shop", "till"], "").Message, Is.EqualTo(sentence));
}
