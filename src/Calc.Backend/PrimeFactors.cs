namespace Calc.Backend;

/// <summary>Trial division by 2 and the odd numbers up to the root of what is left.</summary>
public static class PrimeFactors
{
    public static IEnumerable<long> Of(long number)
    {
        var rest = number;
        for (var divisor = 2L; divisor * divisor <= rest; divisor += divisor == 2 ? 1 : 2)
        {
            for (; rest % divisor == 0; rest /= divisor)
                yield return divisor;
        }

        if (rest > 1)
            yield return rest;
    }
}
