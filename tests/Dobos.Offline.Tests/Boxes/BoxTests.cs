using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Dobos.Offline.Tests.Boxes;

/// <summary>What the box lets the build ask of it.</summary>
public sealed class BoxTests
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dobos-box-");

    [TearDown]
    public void Delete() => _folder.Delete(recursive: true);

    [Test]
    public async Task A_second_box_on_one_folder_gives_way()
    {
        using var first = await BoxProcess.StartAsync(_folder.FullName);
        using var second = BoxProcess.Launch(_folder.FullName);
        await second.WaitForExitAsync();

        Assert.That((second.ExitCode, await second.StandardOutput.ReadToEndAsync()), Is.EqualTo((Program.AnotherServes, "")));
        Assert.That(first.HasEnded, Is.False);
    }

    [Test]
    public async Task Without_its_token_it_does_nothing()
    {
        using var box = await BoxProcess.StartAsync(_folder.FullName);
        using HttpClient stranger = new() { BaseAddress = box.Control.BaseAddress };

        foreach (var (method, path) in new[] { (HttpMethod.Get, "/"), (HttpMethod.Delete, "/"), (HttpMethod.Put, "/vaults/mine") })
        {
            using HttpRequestMessage request = new(method, path);
            using var answer = await stranger.SendAsync(request);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), path);
        }

        Assert.That(box.HasEnded, Is.False);
        Assert.That(Directory.Exists(Path.Combine(_folder.FullName, "state", "vaults", "mine")), Is.False);
    }

    [TestCase("/vaults/..%2F..%2Fescaped", "{}")]
    [TestCase("/vaults/Large", "{}")]
    [TestCase("/vaults/", "{}")]
    [TestCase("/clocks/one", "{}")]
    [TestCase("/vaults/one", "{\"cut")]
    [TestCase("/vaults/one", "[1]")]
    [TestCase("/vaults/one", "{\"name\":1}")]
    [TestCase("/vaults/one", "{\"no/name\":\"x\"}")]
    [TestCase("/clusters/one", "{\"deployer\":\"../shop\"}")]
    [TestCase("/clusters/one", "{\"owner\":\"shop\"}")]
    public async Task Nonsense_is_refused_with_a_reason_and_the_box_goes_on(string path, string values)
    {
        using var box = await BoxProcess.StartAsync(_folder.FullName);
        using var answer = await box.Control.PutAsync(path, new StringContent(values));

        Assert.That((int)answer.StatusCode, Is.InRange(400, 499));
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.Not.Empty);
        using var next = await box.Control.GetAsync("/");
        Assert.That(next.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_vault_begins_with_what_it_is_given_and_keeps_what_was_set_by_hand()
    {
        using var box = await BoxProcess.StartAsync(_folder.FullName);
        await box.OpenAsync("vaults", "one", """{ "a": "seed", "b": "seed" }""");
        using var vault = await box.VaultAsync("one");
        using var set = await vault.PutAsJsonAsync("/secrets/a?api-version=7.6", new { value = "hand" });

        await box.OpenAsync("vaults", "one", """{ "a": "newer", "b": "newer" }""");

        Assert.That((await ValueAsync(vault, "a"), await ValueAsync(vault, "b")), Is.EqualTo(("hand", "newer")));
    }

    [Test]
    public async Task Vaults_do_not_open_for_each_others_tokens()
    {
        using var box = await BoxProcess.StartAsync(_folder.FullName);
        using var one = await box.VaultAsync("one");
        using var two = await box.VaultAsync("two");
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(two.BaseAddress!, "/secrets?api-version=7.6"));
        using var answer = await one.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_vault_that_is_broken_says_so_and_the_others_are_served()
    {
        var journal = Path.Combine(_folder.CreateSubdirectory("state/vaults/broken").FullName, "vault.journal");
        await File.WriteAllTextAsync(journal, "nonsense\n");
        using var box = await BoxProcess.StartAsync(_folder.FullName);

        using var broken = await box.Control.PutAsync("/vaults/broken", new StringContent("{}"));
        var reason = await broken.Content.ReadAsStringAsync();
        await box.OpenAsync("vaults", "other");
        File.Delete(journal);
        await box.OpenAsync("vaults", "broken");

        Assert.That(broken.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(reason, Does.Contain($"{journal}:1").And.Contain("move that file away"));
    }

    [Test]
    public async Task A_cluster_is_served_again_where_it_was_to_those_who_were_known_to_it()
    {
        string[] facts = ["address", "ingressAddress", "kubeconfigFile", "kubeconfigFile:shop"];
        IEnumerable<string?> before;
        using (var box = await BoxProcess.StartAsync(_folder.FullName))
        {
            var cluster = await box.OpenAsync("clusters", "one", """{ "deployer": "shop" }""");
            before = [.. facts.Select(fact => cluster.GetProperty(fact).GetString())];
        }

        using var again = await BoxProcess.StartAsync(_folder.FullName);
        var found = await again.OpenAsync("clusters", "one");
        using var admin = await again.ClusterAsync("one");
        using var shop = await admin.GetAsync("/api/v1/namespaces/shop");

        Assert.That(facts.Select(fact => found.GetProperty(fact).GetString()), Is.EqualTo(before));
        Assert.That(shop.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        foreach (var kubeconfig in OperatingSystem.IsWindows() ? [] : facts[2..])
            Assert.That(new FileInfo(found.GetProperty(kubeconfig).GetString()!).UnixFileMode, Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite), kubeconfig);
    }

    [Test]
    public async Task Told_to_end_it_answers_first()
    {
        using var box = await BoxProcess.StartAsync(_folder.FullName);
        using var answer = await box.Control.DeleteAsync("/");
        await box.EndAsync();

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That(File.Exists(Path.Combine(_folder.FullName, "box.json")), Is.False);
    }

    private static async Task<string?> ValueAsync(HttpClient vault, string name) =>
        (await vault.GetFromJsonAsync<JsonElement>($"/secrets/{name}?api-version=7.6")).GetProperty("value").GetString();
}
