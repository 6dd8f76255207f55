namespace Dobos.Json;

/// <summary>items, minItems, uniqueItems.</summary>
internal static class ArrayRules
{
    public static void Check(Validator validator, Node value, Node keyword)
    {
        switch (keyword.Name)
        {
            case "items":
                foreach (var item in value.Children)
                    validator.Check(item, keyword);

                break;
            case "minItems" when value.Children.Count < keyword.Number:
                validator.Report(value, $"has {value.Children.Count} items, but needs at least {keyword.Text}");
                break;
            case "uniqueItems" when keyword.IsTrue:
                CheckUnique(validator, value.Children);
                break;
        }
    }

    private static void CheckUnique(Validator validator, IReadOnlyList<Node> items)
    {
        for (var i = 1; i < items.Count; i++)
        {
            if (items.Take(i).FirstOrDefault(earlier => ValueRules.Same(earlier, items[i])) is { } same)
                validator.Report(items[i], $"says again what '{same.Path}' says");
        }
    }
}
