using Calc.Contracts;

namespace Calc.Backend.Tests;

public sealed class PrimeFactorsTests
{
    private const int Seed = 1885;

    private static IEnumerable<long> Numbers => [.. Enumerable.Range(1, 1000), .. Drawn(200)];

    [Test]
    public void Their_product_is_the_number()
    {
        foreach (var number in Numbers)
            Assert.That(PrimeFactors.Of(number).Aggregate(1L, (product, factor) => product * factor), Is.EqualTo(number));
    }

    [Test]
    public void Each_is_prime_and_they_ascend()
    {
        foreach (var number in Numbers)
            Assert.That(PrimeFactors.Of(number), Is.Ordered.And.All.Matches<long>(IsPrime), $"the factors of {number}");
    }

    [TestCase(1, new long[0])]
    [TestCase(2, new long[] { 2 })]
    [TestCase(84, new long[] { 2, 2, 3, 7 })]
    [TestCase(999_983L * 999_983L, new long[] { 999_983, 999_983 })]
    [TestCase(999_999_999_989, new long[] { 999_999_999_989 })]
    public void Known_numbers_have_their_known_factors(long number, long[] factors) =>
        Assert.That(PrimeFactors.Of(number), Is.EqualTo(factors));

    private static bool IsPrime(long number)
    {
        for (var divisor = 2L; divisor <= Math.Sqrt(number); divisor++)
        {
            if (number % divisor == 0)
                return false;
        }

        return number > 1;
    }

    private static IEnumerable<long> Drawn(int count)
    {
        var random = new Random(Seed);
        return Enumerable.Range(0, count).Select(_ => random.NextInt64(1, CalculateRequest.Largest + 1));
    }
}
