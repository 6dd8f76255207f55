using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml.Linq;
using Dobos.Redaction;
using Dobos.Secrets;

namespace Dobos.Tests.Redaction;

public sealed class RedactorTests
{
    private const string Canary = "p,=w{0}\"d'\\x+/%;é&<z>";

    private static readonly string[] Spellings =
    [
        Canary,
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Canary)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"user:{Canary}")),
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"users:{Canary}!")),
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"a:{Canary}")).Replace('+', '-').Replace('/', '_').TrimEnd('='),
        Uri.EscapeDataString(Canary),
        "p%2c%3dw%7b0%7d%22d%27%5cx%2b%2f%25%3b%c3%a9%26%3cz%3e",
        WebUtility.UrlEncode(Canary),
        JsonSerializer.Serialize(Canary),
        System.Security.SecurityElement.Escape(Canary),
        "p,=w{0}\\\"d'\\\\x+/%;é\\u0026\\u003cz\\u003e", // Go's JSON
        "p,=w{0}\\\"d'\\\\x+/%;\\u00e9&<z>", // Python's
        "p,=w{0}\\u0022d\\u0027\\\\x\\u002b/%;\\u00e9\\u0026\\u003cz\\u003e",
        WebUtility.HtmlEncode(Canary),
        "p,=w{0}\"d'\\''\\x+/%;é&<z>",
        "p,=w{0}\"d''\\x+/%;é&<z>",
        new XElement("e", Canary).ToString(),
        new XElement("e", new XAttribute("a", Canary)).ToString(),
        new XElement("e", new XAttribute("a", JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(Canary))).ToString(),
    ];

    private readonly Redactor _redactor = new();

    [TestCaseSource(nameof(Spellings))]
    public void A_secret_is_masked_in_every_spelling(string spelling)
    {
        _redactor.Learn(new Secret(Canary));

        var shown = _redactor.Redact($"before {spelling} after");

        Assert.That(shown, Does.StartWith("before ").And.EndsWith(" after").And.Contains("***"));
        Assert.That(shown, Has.Length.LessThan($"before {spelling} after".Length - 20 + "***".Length), "nothing but its neighbours is left");
    }

    [TestCase(64)]
    [TestCase(76)]
    public void Each_line_of_a_long_secret_in_wrapped_base64_is_masked(int width)
    {
        var secret = string.Concat(Enumerable.Range(100, 40));
        _redactor.Learn(new Secret(secret));

        var lines = Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).Chunk(width).Select(line => _redactor.Redact(new string(line)));

        Assert.That(lines, Is.All.EqualTo("***"));
    }

    [Test]
    public void A_carriage_return_ends_a_line_of_a_secret()
    {
        _redactor.Learn(new Secret("first half\rsecond half"));

        Assert.That(_redactor.Redact("second half"), Is.EqualTo("***"));
    }

    [Test]
    public void Many_secrets_are_learnt_at_once()
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        for (var i = 0; i < 500; i++)
            _redactor.Learn(new Secret($"{Canary}{i:000}{Canary}"));

        Assert.That(_redactor.Redact($"<{Canary}499{Canary}>"), Is.EqualTo("<***>"));
        Assert.That(System.Diagnostics.Stopwatch.GetElapsedTime(started), Is.LessThan(TimeSpan.FromSeconds(2)));
    }

    [Test]
    public void Each_long_line_of_a_secret_of_several_lines_is_masked_by_itself()
    {
        _redactor.Learn(new Secret("-----BEGIN KEY-----\r\nMIIEvQIBADANBg\r\nshort\r\n-----END KEY-----"));

        Assert.That(_redactor.Redact("key: MIIEvQIBADANBg."), Is.EqualTo("key: ***."));
        Assert.That(_redactor.Redact("a short line"), Is.EqualTo("a short line"));
    }

    [Test]
    public void Overlapping_secrets_leave_no_tail_of_either()
    {
        _redactor.Learn(new Secret("alpha-beta"));
        _redactor.Learn(new Secret("beta-gamma"));
        _redactor.Learn(new Secret("alpha-beta-long"));

        Assert.That(_redactor.Redact("x alpha-beta-gamma y alpha-beta-long z"), Is.EqualTo("x *** y *** z"));
    }

    [Test]
    public void What_is_no_secret_is_left_alone()
    {
        _redactor.Learn(new Secret(Canary));

        Assert.That(_redactor.Redact("deploying to dev on port 80"), Is.EqualTo("deploying to dev on port 80"));
    }
}
