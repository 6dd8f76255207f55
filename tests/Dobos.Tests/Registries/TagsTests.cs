using Dobos.Registries;
using Dobos.Tests.Registries.Fakes;
using Microsoft.AspNetCore.Http;

namespace Dobos.Tests.Registries;

public sealed class TagsTests
{
    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    [Test]
    public async Task All_pages_are_read_in_their_order()
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Faults.Enqueue(Paged(page => page < 3 ? $"</v2/a/tags/list?n=2&last={page}>; rel=\"next\"" : null));
        using var client = registry.Client();
        Assert.That(await client.Repository("a").Tags.ListAsync(Cancellation), Is.EqualTo(["t0", "t1", "t2", "t3"]));
    }

    [TestCase("<http://localhost:1/v2/a/tags/list>; rel=next")]
    [TestCase("<//example.org/v2/a/tags/list>; rel=\"next\"")]
    [TestCase("<https://example.org/v2/a/tags/list?sig=s3cret>; rel=\"next\"")]
    public async Task A_next_page_elsewhere_is_not_followed(string link)
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Faults.Enqueue(Paged(_ => link));
        using var client = registry.Client();
        var thrown = await Assert.ThrowsAsync<RegistryException>(() => client.Repository("a").Tags.ListAsync(Cancellation));
        Assert.That(thrown!.Message, Does.Contain("elsewhere").And.Not.Contain("s3cret"));
        Assert.That(registry.Requests, Has.Count.EqualTo(1));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Pages_without_end_come_to_one(bool everNew)
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Faults.Enqueue(Paged(page => $"</v2/a/tags/list?last={(everNew ? page : 1)}>; rel=\"next\""));
        using var client = registry.Client();
        var thrown = await Assert.ThrowsAsync<RegistryException>(() => client.Repository("a").Tags.ListAsync(Cancellation));
        Assert.That(thrown!.Message, Does.Contain("no end of pages to the tags of 'a'"));
    }

    [TestCase("[]")]
    [TestCase("{\"tags\":[5]}")]
    [TestCase("<html>")]
    public async Task A_page_that_is_no_list_is_said_to_be_none(string page)
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Faults.Enqueue(async context =>
        {
            await context.Response.WriteAsync(page);
            return true;
        });
        using var client = registry.Client();
        var thrown = await Assert.ThrowsAsync<RegistryException>(() => client.Repository("a").Tags.ListAsync(Cancellation));
        Assert.That(thrown!.Message, Does.StartWith($"{registry.Address} does not answer as a registry to the tags of 'a': "));
    }

    [Test]
    public async Task A_repository_that_is_not_there_has_no_tags()
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Faults.Enqueue(async context =>
        {
            await FakeContent.RefuseAsync(context, 404, "NAME_UNKNOWN", "repository name not known to registry");
            return true;
        });
        using var client = registry.Client();
        Assert.That(await client.Repository("a").Tags.ListAsync(Cancellation), Is.Empty);
    }

    [TestCase("<a>; rel=\"next\"", "a")]
    [TestCase("<a>; rel=next", "a")]
    [TestCase("<a>;title=\"x, y; rel=next\"; rel=\"prev\"", null)]
    [TestCase("<p>; rel=\"prev\", <a?x=1,2>; rel=\"last next\"", "a?x=1,2")]
    [TestCase("nonsense", null)]
    public void The_next_page_is_found_among_links(string header, string? next) =>
        Assert.That(Dobos.Registries.Wire.LinkHeader.Next([header]), Is.EqualTo(next));

    private static Fault Paged(Func<int, string?> link)
    {
        var pages = 0;
        return async context =>
        {
            var page = pages++;
            if (link(page) is { } next)
                context.Response.Headers.Link = next;
            await context.Response.WriteAsJsonAsync(new { name = "a", tags = new[] { $"t{page}" } });
            return true;
        };
    }
}
