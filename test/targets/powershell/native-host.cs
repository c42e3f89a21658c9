// native-host.cs: calls the C# of a generated module as the module does, for native.lab.test.ts. C# 5.
//   native-host execute SERVICE TOPIC TEXT unicode|ansi MILLISECONDS
//   native-host request SERVICE TOPIC ITEM unicode|ansi MILLISECONDS FORMAT,...
//   native-host poke    SERVICE TOPIC TEXT unicode|ansi MILLISECONDS FORMAT,... ITEM
//   native-host watch   SERVICE TOPIC ITEMS unicode|ansi MILLISECONDS FORMAT,... COUNT [SLOWNESS]
//   native-host message CLASS NUMBER TEXT MILLISECONDS EXECUTABLE...
// Writes the code, then what was read as UTF-16 code units in hexadecimal; texts come in the same way. Rows have a line
// each and | between their cells; so do items, and updates, after which "ended" says that the server ended. SLOWNESS: how many
// milliseconds to be busy with an update.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Threading;
using Bridgesmith.Everything.V2_10_3;

static class NativeHost
{
    static int Main(string[] words)
    {
        string text = "";
        int code = 0;
        switch (words[0])
        {
            case "execute":
                code = DdeClient.Execute(words[1], words[2], FromHex(words[3]), words[4] == "ansi", int.Parse(words[5])).Code;
                break;
            case "request":
                DdeAnswer answer = DdeClient.Request(words[1], words[2], FromHex(words[3]), words[6].Split(','), words[4] == "ansi", int.Parse(words[5]));
                code = answer.Code;
                if (code == 0) text = Show(answer.Data);
                break;
            case "poke":
                code = DdeClient.Poke(words[1], words[2], words[7], FromHex(words[3]), words[6].Split(','), words[4] == "ansi", int.Parse(words[5])).Code;
                break;
            case "watch":
                code = Watch(words, ref text);
                break;
            case "message":
                string[] executables = new string[words.Length - 5];
                Array.Copy(words, 5, executables, 0, executables.Length);
                IntPtr window = Messenger.Find(words[1], executables, ref text);
                code = window == IntPtr.Zero ? -2 : Messenger.Send(window, int.Parse(words[2]), FromHex(words[3]), int.Parse(words[4]));
                break;
        }
        Console.Write(code + " " + ToHex(text));
        return 0;
    }

    static int Watch(string[] words, ref string text)
    {
        List<string> lines = new List<string>();
        using (DdeWatch watch = new DdeWatch(words[1], words[4] == "ansi"))
        {
            foreach (string item in FromHex(words[3]).Split('\n')) watch.Add(words[2], item, words[6].Split(','));
            watch.Start(int.Parse(words[5]));
            int code;
            do code = watch.WaitForStart(100); while (code == DdeWatch.Pending);
            if (code != 0) return code;
            while (lines.Count < int.Parse(words[7]))
            {
                DdeUpdate update = watch.Next(200);
                if (update != null) lines.Add(update.Item + "|" + Show(update.Data));
                else if (watch.Ended) break;
                if (update != null && words.Length > 8) Thread.Sleep(int.Parse(words[8]));
            }
            if (watch.Ended) lines.Add("ended");
        }
        text = string.Join("\n", lines.ToArray());
        return 0;
    }

    static string Show(DdeData data)
    {
        if (data.Format != "XlTable") return data.Text;
        if (data.Rows == null) return "no table";
        string[] rows = Array.ConvertAll(data.Rows, delegate(object[] row)
        {
            return string.Join("|", Array.ConvertAll(row, delegate(object cell) { return Convert.ToString(cell, CultureInfo.InvariantCulture); }));
        });
        return string.Join("\n", rows);
    }

    static string FromHex(string hex)
    {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index + 4 <= hex.Length; index += 4) text.Append((char)Convert.ToInt32(hex.Substring(index, 4), 16));
        return text.ToString();
    }

    static string ToHex(string text)
    {
        StringBuilder hex = new StringBuilder();
        foreach (char unit in text) hex.Append(((int)unit).ToString("x4"));
        return hex.ToString();
    }
}
