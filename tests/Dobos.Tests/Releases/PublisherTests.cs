using System.Collections.Concurrent;
using System.Text.Json;
using Dobos.Failures;
using Dobos.Registries;
using Dobos.Releases;
using Dobos.Releases.Evidence;
using Dobos.Testing;
using Dobos.Tests.Registries.Fakes;
using Dobos.Tests.Releases.Fakes;

namespace Dobos.Tests.Releases;

public sealed class PublisherTests
{
    private static readonly string[] Writing = ["PUT", "POST", "PATCH", "DELETE"];

    private readonly ReleaseWorkshop _shop = new();
    private FakeRegistry _registry = null!;

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    [SetUp]
    public async Task StartAsync() => _registry = await FakeRegistry.StartAsync();

    [TearDown]
    public async Task EndAsync()
    {
        _shop.Dispose();
        await _registry.DisposeAsync();
    }

    [Test]
    public async Task A_release_is_an_image_a_chart_and_a_record_that_names_both()
    {
        var candidate = _shop.Candidate();
        var published = await PublishAsync(candidate);

        using var client = _registry.Client();
        var found = (await new ReleaseShelf(client, "shop").FindAsync("1.4.57", Cancellation))!;
        Assert.That(found.Digest, Is.EqualTo(published.Record));
        Assert.That(found.Record, Is.EqualTo(candidate.Record));
        Assert.That(Digest("shop"), Is.EqualTo(candidate.Image.ManifestDigest));
        Assert.That(Digest("charts/shop"), Is.EqualTo(candidate.Chart.ManifestDigest));
        Assert.That(published.Uploaded, Is.GreaterThan(0));
    }

    [Test]
    public async Task The_record_is_written_when_all_that_it_names_is_there()
    {
        await PublishAsync(_shop.Candidate());
        string[] tags = [.. _registry.Requests.Where(request => request.StartsWith("PUT", StringComparison.Ordinal) && request.EndsWith("/manifests/1.4.57", StringComparison.Ordinal))];
        Assert.That(tags, Is.EqualTo(["PUT /v2/shop/manifests/1.4.57", "PUT /v2/charts/shop/manifests/1.4.57", "PUT /v2/releases/shop/manifests/1.4.57"]));
    }

    [Test]
    public async Task A_chart_that_is_gone_again_leaves_no_record()
    {
        var candidate = _shop.Candidate();
        _registry.Faults.Enqueue(context =>
        {
            if (context.Request.Path.Value!.EndsWith(candidate.Chart.ManifestDigest.Value, StringComparison.Ordinal))
                _registry.Content.Manifests.TryRemove(("charts/shop", candidate.Chart.ManifestDigest.Value), out _);
            return Task.FromResult(false);
        });

        Assert.That(await Assert.ThrowsAsync<RegistryException>(() => PublishAsync(candidate)), Has.Message.Contains("so shop 1.4.57 was not published"));
        Assert.That(Digest("releases/shop"), Is.Null);
    }

    [Test]
    public async Task What_is_published_already_is_found_and_nothing_is_uploaded()
    {
        var first = await PublishAsync(_shop.Candidate());
        _registry.Requests.Clear();
        var second = await PublishAsync(_shop.Candidate());
        Assert.That(second, Is.EqualTo(first with { Uploaded = 0 }));
        Assert.That(Writes, Is.Empty);
        Assert.That(new PublishReport([second]).ToText(), Is.EqualTo($"shop 1.4.57 is published as {first.Record} (nothing to upload)"));
    }

    [TestCase("body { color: red }", "a: 1")]
    [TestCase("body { }", "a: 2")]
    public async Task Other_bytes_under_the_version_are_refused_and_nothing_is_changed(string css, string values)
    {
        var first = await PublishAsync(_shop.Candidate());
        var before = _registry.Content.Manifests.ToDictionary();
        _registry.Requests.Clear();
        var other = _shop.Candidate(css: css, values: values);

        var refused = (await Assert.ThrowsAsync<ReleaseRefusedException>(() => PublishAsync(other)))!;
        Assert.That(refused.Code, Is.EqualTo(ExitCode.Refused));
        Assert.That(refused.Message, Does.Contain($"its record there is {first.Record}, the one that was built here is {other.Tags.Record}")
            .And.Contain("raise \"version\" in the service.json of shop"));
        Assert.That(Writes, Is.Empty);
        Assert.That(_registry.Content.Manifests, Is.EquivalentTo(before));
    }

    [Test]
    public async Task What_an_engine_built_is_published_once_and_other_bytes_of_the_same_inputs_are_nothing_new()
    {
        var first = await PublishAsync(_shop.Candidate(isOfDockerfile: true));
        _registry.Requests.Clear();
        var again = await PublishAsync(_shop.Candidate(css: "body { color: red }", isOfDockerfile: true));
        Assert.That(again, Is.EqualTo(first with { Uploaded = 0 }));
        Assert.That(Writes, Is.Empty);
    }

    [Test]
    public async Task What_an_engine_built_of_other_inputs_is_refused_as_any_other_bytes_are()
    {
        await PublishAsync(_shop.Candidate(isOfDockerfile: true));
        var other = _shop.Candidate(css: "body { color: red }", isOfDockerfile: true);
        other = new(other.Version with { InputsHash = "0022" }, other.Image, other.Chart);
        Assert.That(await Assert.ThrowsAsync<ReleaseRefusedException>(() => PublishAsync(other)), Has.Message.Contains("already with other bytes"));
    }

    [Test]
    public async Task An_image_of_an_engine_that_no_record_names_is_replaced_by_the_next_builds()
    {
        var killed = _shop.Candidate(isOfDockerfile: true);
        await PublishAsync(killed);
        _registry.Content.Manifests.TryRemove(("releases/shop", "1.4.57"), out _);
        _registry.Content.Manifests.TryRemove(("charts/shop", "1.4.57"), out _);

        var next = _shop.Candidate(css: "body { color: red }", isOfDockerfile: true);
        var published = await PublishAsync(next);
        Assert.That(published.Image, Is.EqualTo(next.Image.ManifestDigest).And.Not.EqualTo(killed.Image.ManifestDigest));
        Assert.That(Digest("shop"), Is.EqualTo(published.Image));
        Assert.That(Digest("releases/shop"), Is.EqualTo(published.Record));
    }

    [Test]
    public async Task How_it_was_built_is_told_beside_the_record()
    {
        _shop.Tests.Add([Tests("shop", Test("A", Verdict.Passed), Test("B", Verdict.Skipped)), Tests("other", Test("C", Verdict.Passed))], "Category!=Slow");
        _shop.Lint.Passed(["The chart of shop was not checked."]);
        _shop.Variables["BUILD_BUILDID"] = "4711";
        await PublishAsync(_shop.Candidate(isHostMade: true));

        var json = await EvidenceAsync();
        Assert.That(json, Is.EqualTo(
            $$$"""
            {"kind":"build","record":"{{{Digest("releases/shop")}}}","service":"shop","version":"1.4.57",
            "run":{"commit":"c0ffee","branch":"refs/heads/main","buildId":"4711","buildNumber":null,"by":"Jane","at":"2026-11-20T01:02:03Z"},
            "tests":{"passed":1,"failed":0,"skipped":1,"skippedTests":["B"],"filter":"Category!=Slow"},
            "lint":{"skipped":["The chart of shop was not checked."]},"base":"host","edits":[]}
            """.ReplaceLineEndings("")));
    }

    [Test]
    public async Task Another_run_with_other_test_counts_gives_the_same_record()
    {
        var first = await PublishAsync(_shop.Candidate());
        _shop.Tests.Add([Tests("shop", Test("A", Verdict.Passed))]);
        _shop.Variables["BUILD_BUILDID"] = "4712";
        Assert.That((await PublishAsync(_shop.Candidate())).Record, Is.EqualTo(first.Record));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_record_without_evidence_is_given_it_by_the_next_run_and_only_that(bool hasApi)
    {
        _registry.Content.HasReferrersApi = hasApi;
        await PublishAsync(_shop.Candidate());
        foreach (var key in _registry.Content.Manifests.Where(one => one.Value.Subject is not null || one.Value.IsIndex).Select(one => one.Key))
            _registry.Content.Manifests.TryRemove(key, out _);

        _registry.Requests.Clear();
        await PublishAsync(_shop.Candidate());
        Assert.That(await EvidenceAsync(), Does.StartWith("""{"kind":"build","""));
        Assert.That(Writes, Has.All.Contains("/v2/releases/shop/manifests/sha256"));
    }

    [Test]
    public async Task Two_pushes_of_the_same_bytes_at_once_are_one_release()
    {
        var candidate = _shop.Candidate();
        var published = await Task.WhenAll(PublishAsync(candidate), PublishAsync(candidate));
        Assert.That(published[0].Record, Is.EqualTo(published[1].Record));
        Assert.That(Digest("releases/shop"), Is.EqualTo(candidate.Tags.Record));
    }

    [Test]
    public async Task Of_two_pushes_with_other_bytes_at_once_one_is_published_whole_and_the_other_is_refused([Range(1, 12)] int seed)
    {
        Random random = new(seed);
        _registry.Faults.Enqueue(async _ =>
        {
            int pause;
            lock (random)
                pause = random.Next(4);
            await Task.Delay(pause);
            return false;
        });
        Candidate[] candidates = [_shop.Candidate(), _shop.Candidate(css: "p { }", values: "b: 2")];
        var tasks = candidates.Select(PublishAsync).ToArray();
        await Task.WhenAll(tasks).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

        CheckOneWon(candidates, tasks);
    }

    [TestCase("PATCH", "/v2/shop/blobs/uploads/", false)]
    [TestCase("PUT", "/v2/shop/manifests/1.4.57", true)]
    public async Task A_tag_that_another_sets_before_or_after_ours_is_seen_and_nothing_more_is_published(string method, string path, bool isAfter)
    {
        var other = _shop.Candidate(css: "p { }").Image.Layout.Manifest;
        _registry.Faults.Enqueue(async context =>
        {
            if (context.Request.Method != method || !context.Request.Path.Value!.StartsWith(path, StringComparison.Ordinal))
                return false;
            if (isAfter)
                await _registry.Content.AnswerAsync(context);
            _registry.Content.Manifests[("shop", "1.4.57")] = other;
            return isAfter;
        });

        Assert.That(await Assert.ThrowsAsync<ReleaseRefusedException>(() => PublishAsync(_shop.Candidate())), Has.Message.Contains($"its image there is {other.Digest}"));
        Assert.That(Digest("shop"), Is.EqualTo(other.Digest));
        Assert.That(Digest("charts/shop") ?? Digest("releases/shop"), Is.Null);
    }

    [Test]
    public async Task Who_wrote_the_record_and_is_overwritten_by_one_that_looked_before_is_the_loser()
    {
        Candidate[] candidates = [_shop.Candidate(), _shop.Candidate(values: "b: 2")];
        TaskCompletionSource firstIsThere = new();
        ConcurrentQueue<string> records = [];
        _registry.Faults.Enqueue(async context =>
        {
            if (context.Request is not { Method: "PUT", Path.Value: "/v2/releases/shop/manifests/1.4.57" })
                return false;

            records.Enqueue("put");
            if (records.Count == 1)
                await firstIsThere.Task.WaitAsync(TimeSpan.FromSeconds(20));
            return false;
        });
        var slow = PublishAsync(candidates[0]);
        while (records.IsEmpty)
            await Task.Delay(1);
        _registry.Content.Manifests.TryRemove(("shop", "1.4.57"), out _);
        _registry.Content.Manifests.TryRemove(("charts/shop", "1.4.57"), out _);
        var fast = PublishAsync(candidates[1]);
        while (Digest("releases/shop") is null)
            await Task.Delay(1);
        firstIsThere.SetResult();

        await Task.WhenAll(slow, fast).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        CheckOneWon(candidates, [slow, fast]);
        Assert.That(slow.IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public async Task One_that_is_refused_keeps_no_other_from_being_published()
    {
        await PublishAsync(_shop.Candidate("one"));
        Candidate[] candidates = [_shop.Candidate("one", values: "b: 2"), _shop.Candidate("two")];
        var refused = await Assert.ThrowsAsync<ReleaseRefusedException>(() => _shop.Publisher.PublishAsync(candidates, ReleaseWorkshop.Environment(_registry.Address), null, Cancellation));
        Assert.That(refused, Has.Message.StartsWith("one 1.4.57"));
        Assert.That(Digest("releases/two"), Is.EqualTo(candidates[1].Tags.Record));
    }

    [Test]
    public async Task Of_several_failures_all_are_told_and_the_worst_counts()
    {
        await PublishAsync(_shop.Candidate("one"));
        _registry.Faults.Enqueue(async context =>
        {
            if (!context.Request.Path.Value!.Contains("/two/", StringComparison.Ordinal))
                return false;
            await FakeContent.RefuseAsync(context, 403, "DENIED", "not you");
            return true;
        });
        Candidate[] candidates = [_shop.Candidate("one", values: "b: 2"), _shop.Candidate("two")];
        var failed = (await Assert.ThrowsAsync<PublishFailedException>(() => _shop.Publisher.PublishAsync(candidates, ReleaseWorkshop.Environment(_registry.Address), null, Cancellation)))!;
        Assert.That(failed.Code, Is.EqualTo(ExitCode.Refused));
        Assert.That(failed.Message, Does.StartWith("one 1.4.57 is in").And.Contain("\n").And.Contain("two:1.4.57' (403)"));
    }

    [Test]
    public async Task A_wanted_release_is_found_where_it_is_and_refused_where_it_is_not_or_is_another()
    {
        var published = await PublishAsync(_shop.Candidate());
        Assert.That(await FindAsync("1.4.57", "0011"), Is.EqualTo(published with { Uploaded = 0 }));
        Assert.That(await FindAsync("1.4.57", null), Is.EqualTo(published with { Uploaded = 0 }));
        Assert.That(
            await Assert.ThrowsAsync<ReleaseRefusedException>(() => FindAsync("1.4.58", null)),
            Has.Message.Contains("shop 1.4.58 is not published in").And.Message.Contains("and nothing is built here;"));
        Assert.That(await Assert.ThrowsAsync<ReleaseRefusedException>(() => FindAsync("1.4.57", "0022")), Has.Message.Contains("was made of other inputs (0011) than this checkout has (0022)"));
    }

    private async Task<Published> FindAsync(string version, string? inputs) =>
        (await _shop.Publisher.FindAsync([new("shop", version, inputs, "nothing is built here")], ReleaseWorkshop.Environment(_registry.Address), Cancellation)).Single();

    private async Task<Published> PublishAsync(Candidate candidate)
    {
        using var client = _registry.Client();
        return await _shop.PublishAsync(candidate, client, Cancellation);
    }

    private void CheckOneWon(Candidate[] candidates, Task<Published>[] tasks)
    {
        var winner = candidates[Array.FindIndex(tasks, task => task.IsCompletedSuccessfully)];
        var loser = tasks.Single(task => !task.IsCompletedSuccessfully);
        Assert.That(loser.Exception!.InnerException, Is.TypeOf<ReleaseRefusedException>());
        Assert.That(new ReleaseTags(Digest("shop"), Digest("charts/shop"), Digest("releases/shop")), Is.EqualTo(winner.Tags));
    }

    private async Task<string> EvidenceAsync()
    {
        using var client = _registry.Client();
        var records = client.Repository("releases/shop");
        var evidence = (await records.Referrers.ListAsync(Digest("releases/shop")!, EvidenceShelf.ArtifactType, Cancellation)).Single();
        var document = (await records.Manifests.GetAsync(evidence.Digest, Cancellation)).Layers.Single();
        using var json = JsonDocument.Parse(await records.Blobs.ReadAsync(document, Cancellation));
        return json.RootElement.GetRawText();
    }

    private string[] Writes => [.. _registry.Requests.Where(request => Writing.Contains(request.Split(' ')[0]))];

    private Digest? Digest(string repository) => _registry.Content.Manifests.GetValueOrDefault((repository, "1.4.57"))?.Digest;

    private static ProjectResult Tests(string service, params TestResult[] tests) => new($"{service}.Tests", "", tests, Coverage.None, null);

    private static TestResult Test(string name, Verdict verdict) => new(name, verdict, TimeSpan.Zero, "", "");
}
