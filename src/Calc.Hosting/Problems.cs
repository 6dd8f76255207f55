using Calc.Contracts;
using Microsoft.AspNetCore.Http;

namespace Calc.Hosting;

/// <summary>Failures as RFC 9457 problem details.</summary>
public static class Problems
{
    public static IResult Invalid(InvalidField field) => Results.ValidationProblem(
        new Dictionary<string, string[]> { [field.Name] = [field.Reason] },
        detail: field.ToString());
}
