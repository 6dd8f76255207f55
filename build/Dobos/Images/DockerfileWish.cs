using Dobos.Failures;
using Dobos.Services;

namespace Dobos.Images;

/// <summary>Services whose service.json wants their Dockerfile to be built, which we cannot do: it needs an engine.</summary>
internal sealed class DockerfileWish(IEnumerable<Service> services)
{
    private readonly string[] _services = [.. services.Where(service => service.Image.Builder is "docker").Select(service => service.Name)];

    /// <param name="mayDoWithout">An image made another way will do, because it stays on this machine.</param>
    public void Check(bool mayDoWithout)
    {
        if (_services is [])
            return;

        var what = $"The service.json of {string.Join(", ", _services)} asks for a Dockerfile to be built, which is not done here";
        if (!mayDoWithout)
            throw new DockerfileException($"{what}; set image.builder to 'engineless' there.");
        Console.WriteLine($"{what}; the image is built without an engine.");
    }

    private sealed class DockerfileException(string sentence) : DobosException(ExitCode.Failed, sentence);
}
