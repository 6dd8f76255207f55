namespace Dobos.Tests.Tools;

/// <summary>A kubeconfig of a cluster that nobody serves.</summary>
internal sealed class Nowhere : IDisposable
{
    private const string Text = """
        apiVersion: v1
        kind: Config
        current-context: nowhere
        clusters: [{ name: nowhere, cluster: { server: "https://127.0.0.1:1" } }]
        users: [{ name: me, user: { token: none } }]
        contexts: [{ name: nowhere, context: { cluster: nowhere, user: me } }]
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dobos-nowhere-");

    public string KubeConfig => Put("kubeconfig", Text);

    public string Folder => _folder.FullName;

    public string Put(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
