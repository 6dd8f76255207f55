using System.Net.Http.Headers;
using System.Text;

namespace Dobos.Offline.Clusters.Nodes.Images;

/// <summary>Who pulls. It prints as nothing.</summary>
internal sealed class Login(string user, string password)
{
    public AuthenticationHeaderValue Header => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));

    public override string ToString() => "***";
}
