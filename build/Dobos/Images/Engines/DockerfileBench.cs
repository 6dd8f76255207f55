using System.Formats.Tar;
using Cake.Core;
using Dobos.Checkouts;
using Dobos.Images.Layouts;

namespace Dobos.Images.Engines;

/// <summary>Builds one service's Dockerfile by a container engine: the stage that tests, its tests, then the image, as a layout like any other.</summary>
internal sealed class DockerfileBench(ICakeContext cake, Checkout checkout, TestStage tests, Engine engine)
{
    public ImageLayout Build(ImageOrder order, string contextFolder, string target, CancellationToken cancellation)
    {
        try
        {
            DockerfileContext context = new(checkout, contextFolder);
            context.Fill(order.Files);
            EngineCalls calls = new(cake, checkout, engine, order.Service, context);
            Test(order, calls, cancellation);
            return Take(calls, order, $"{contextFolder}.saved", target, cancellation);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new ImageNotWrittenException(order.Service.Name, target, failed);
        }
    }

    private void Test(ImageOrder order, EngineCalls calls, CancellationToken cancellation)
    {
        if (TestStage.IsIn(order.Service.Image.Dockerfile))
            tests.Run(engine, order.Service, calls.Build(TestStage.Name, cancellation), cancellation);
        else
            Console.WriteLine($"{checkout.Shown(order.Service.Image.Dockerfile)} has no stage {TestStage.Name}: what Test ran is all that was tested.");
    }

    private static ImageLayout Take(EngineCalls calls, ImageOrder order, string folder, string target, CancellationToken cancellation)
    {
        try
        {
            var image = calls.Build(stage: null, cancellation);
            Directory.CreateDirectory(folder);
            calls.Save(image, $"{folder}.tar", cancellation);
            TarFile.ExtractToDirectory($"{folder}.tar", folder, overwriteFiles: true);
            return new SavedImage(folder).Write(order, target);
        }
        finally
        {
            File.Delete($"{folder}.tar");
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    }
}
