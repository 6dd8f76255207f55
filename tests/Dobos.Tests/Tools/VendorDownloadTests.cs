using System.Net;
using Dobos.Tools;

namespace Dobos.Tests.Tools;

public sealed class VendorDownloadTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task What_the_vendor_sends_is_written_to_a_file()
    {
        using var vendor = new FakeVendor(_ => new(HttpStatusCode.OK) { Content = new ByteArrayContent(Tooling.Saw) });
        Assert.That(await File.ReadAllBytesAsync(await BringAsync(vendor)), Is.EqualTo(Tooling.Saw));
    }

    [Test]
    public async Task An_answer_that_is_no_success_is_told()
    {
        using var vendor = new FakeVendor(_ => new(HttpStatusCode.NotFound));
        Assert.That((await Assert.ThrowsAsync<SourceFailedException>(() => BringAsync(vendor)))!.Message, Is.EqualTo("it answered 404"));
    }

    [Test]
    public async Task A_vendor_that_cannot_be_reached_is_a_source_that_failed()
    {
        using var vendor = new FakeVendor(_ => throw new HttpRequestException("Name or service not known"));
        Assert.That((await Assert.ThrowsAsync<SourceFailedException>(() => BringAsync(vendor)))!.Message, Is.EqualTo("Name or service not known"));
    }

    private Task<string> BringAsync(FakeVendor vendor) =>
        new VendorDownload(vendor).BringAsync(new("https://saws.example/saw.tar.gz"), _folder.Path, CancellationToken.None);

    private sealed class FakeVendor(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer(request));
    }
}
